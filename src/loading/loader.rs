//! Loads an edition: the dataset that is asked for, its further pages when they are asked for, or the
//! copy that stands in for it.

use js_sys::Date;
use wasm_bindgen_futures::spawn_local;

use super::configuration::{Configuration, ConfigurationError};
use super::copies::{self, Copy};
use super::fetch::{self, Answer, FetchError, Patience};
use super::formats;
use super::turn::Turn;
use super::zones::BrowserZones;
use super::{LoadError, Loaded};
use crate::edition::Edition;
use crate::edition::address::Address;
use crate::edition::notice::{Notice, NoticeKind};
use crate::edition::settling::Settling;
use crate::formats::bounds::Bounds;
use crate::formats::reader::{Progress, Reader};
use crate::formats::{Document, Origin};

/// What to load, with every address resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The dataset that is asked for.
    pub dataset: Address,
    /// The copy that stands in for it.
    pub fallback: Option<Address>,
    /// Why the dataset is not the one that the page's address asks for.
    pub refused: Option<LoadError>,
    /// The origins that the dataset may come from, where the page's address names it: a server may send
    /// on to another, and a dataset name its further pages.
    pub origins: Option<Vec<String>>,
    /// The zone of times that name none.
    pub time_zone: Option<String>,
    /// A title instead of the dataset's own.
    pub title: Option<String>,
    /// How much is read, at most.
    pub bounds: Bounds,
}

impl Plan {
    /// Works out what to load from the settings, the page's base and the value of `?src=`.
    ///
    /// # Errors
    /// When the configured address is not one.
    pub fn new(
        configuration: &Configuration,
        base: &Address,
        asked: Option<&str>,
    ) -> Result<Self, LoadError> {
        let address = |setting, text: &str| {
            Address::link(text, Some(base)).map_err(|_| ConfigurationError::Value {
                setting,
                expected: "an http or https address".to_owned(),
                found: text.to_owned(),
            })
        };
        let configured = address("dataset", &configuration.dataset)?;
        let fallback = configuration.fallback.as_deref();
        let fallback = fallback.map(|text| address("fallback", text)).transpose()?;
        let wanted = asked.map(|text| {
            let wanted = Address::link(text, Some(base))
                .map_err(|_| LoadError::Forbidden(text.to_owned()))?;
            let origins = &configuration.dataset_origins;
            let allowed = |origin: &str| origins.iter().any(|allowed| allowed == origin);
            if wanted.origin().is_some_and(allowed) {
                Ok(wanted)
            } else {
                Err(LoadError::Forbidden(text.to_owned()))
            }
        });
        let asked = matches!(wanted, Some(Ok(_)));
        let origins = asked.then(|| configuration.dataset_origins.clone());
        let (dataset, fallback, refused) = match wanted {
            None => (configured, fallback, None),
            Some(Ok(wanted)) => (wanted, fallback.or(Some(configured)), None),
            Some(Err(refused)) => (configured, fallback, Some(refused)),
        };
        let fallback = fallback.filter(|fallback| *fallback != dataset);
        let Configuration { time_zone, title, bounds, .. } = configuration.clone();
        Ok(Self { dataset, fallback, refused, origins, time_zone, title, bounds })
    }

    /// As much of an address as visitors are told: where the page's own address asks for it, anybody may have
    /// written what follows the origin.
    fn told(&self, address: &Address) -> Address {
        let origin = self.origins.as_ref().and(address.origin());
        let origin = origin.and_then(|origin| Address::link(origin, None).ok());
        origin.unwrap_or_else(|| address.clone())
    }

    /// Whether what comes from an address may be shown as the dataset.
    fn allows(&self, address: &Address) -> Result<(), LoadError> {
        let Some(origins) = &self.origins else { return Ok(()) };
        match address.origin().is_some_and(|origin| origins.iter().any(|known| known == origin)) {
            true => Ok(()),
            false => Err(LoadError::Forbidden(address.to_string())),
        }
    }
}

/// Which pages of a dataset are loaded.
#[derive(Debug, Default)]
pub struct Pages {
    /// What was read already.
    seen: Vec<Address>,
    /// A fingerprint of the first page, to tell whether it has changed.
    print: u64,
}

impl Pages {
    /// Whether the first page is the same as that of others.
    pub fn begin_as(&self, others: &Self) -> bool {
        self.print == others.print
    }
}

/// A page that was read, not settled.
pub struct Page {
    edition: Edition,
    notices: Vec<Notice>,
    /// How many items its document has, read or not.
    items: usize,
    print: u64,
}

impl Page {
    /// Itself, unless everything in it was lost. What was left out because it says so itself is not lost.
    fn with_something(self, plan: &Plan, address: &Address) -> Result<Self, LoadError> {
        let Self { edition, notices, items, .. } = &self;
        let kind = |kind| notices.iter().find(move |notice| notice.kind == kind);
        match kind(NoticeKind::Dropped) {
            Some(first)
                if *items > 0
                    && edition.articles.is_empty()
                    && edition.next_page.is_none()
                    && kind(NoticeKind::Withheld).is_none() =>
            {
                Err(LoadError::NothingRead(*items, first.to_string(), plan.told(address)))
            }
            _ => Ok(self),
        }
    }

    /// The edition that this is the only page of so far.
    async fn settled(self, plan: &Plan, address: &Address) -> (Loaded, Pages) {
        let Self { edition, mut notices, print, .. } = self;
        let (mut settling, mut turn) = (Settling::new(edition), Turn::begin());
        while !settling.step() {
            turn.pass().await;
        }
        let (mut edition, dropped) = settling.finish();
        notices.extend(dropped);
        if let Some(title) = &plan.title {
            edition.title.clone_from(title);
        }
        (Loaded::new(edition, notices, None), Pages { seen: vec![address.clone()], print })
    }
}

/// Loads the first page of what a plan asks for: from its server, else the last good copy, else the
/// copy that came with the site.
///
/// # Errors
/// When none of them can be had; the error is the dataset's.
pub async fn load(plan: &Plan, patience: &Patience) -> Result<(Loaded, Pages), LoadError> {
    let error = match first(plan, &plan.dataset, patience).await {
        Ok(page) => {
            let (mut loaded, pages) = page.settled(plan, &plan.dataset).await;
            loaded.instead_of.clone_from(&plan.refused);
            return Ok((loaded, pages));
        }
        Err(error) => error,
    };
    if patience.is_given_up() {
        return Err(error);
    }
    let (mut loaded, pages) = match copy(plan, patience).await {
        Some((mut page, made)) => {
            // Its further pages would come from where this one cannot.
            page.edition.next_page = None;
            let (mut loaded, pages) = page.settled(plan, &plan.dataset).await;
            loaded.made = Some(made);
            (loaded, pages)
        }
        None => {
            let Some(fallback) = &plan.fallback else { return Err(error) };
            match first(plan, fallback, patience).await {
                Ok(page) => page.settled(plan, fallback).await,
                Err(_) => return Err(error),
            }
        }
    };
    loaded.instead_of = Some(error);
    Ok((loaded, pages))
}

/// The last good copy, and when it was made.
async fn copy(plan: &Plan, patience: &Patience) -> Option<(Page, i64)> {
    if patience.is_guest() {
        return None;
    }
    let copy = copies::find(&plan.dataset).await?;
    let made = copy.made;
    let page = read(plan, &plan.dataset, copy.into(), None, patience).await;
    match page.and_then(|page| page.with_something(plan, &plan.dataset)) {
        Ok(page) => Some((page, made)),
        Err(error) => {
            // Other errors say nothing of the copy: nobody waits any more, or the adapters are missing.
            if let LoadError::Format(..) | LoadError::NothingRead(..) = error {
                let address = plan.dataset.clone();
                spawn_local(async move { copies::forget(&address).await });
            }
            None
        }
    }
}

/// Loads a further page of an edition.
///
/// # Errors
/// When it cannot be had just now.
pub async fn next(
    plan: &Plan,
    next: &Address,
    zone: Option<&str>,
    patience: &Patience,
) -> Result<Page, LoadError> {
    plan.allows(next)?;
    let answer = fetch::get(next, plan.bounds, patience)
        .await
        .map_err(|error| LoadError::Fetch(error, plan.told(next)))?;
    plan.allows(answer.from.as_ref().unwrap_or(next))?;
    // The first page speaks for the whole.
    read(plan, next, answer, zone, patience).await
}

impl Pages {
    /// Why a page is not to be read, if it is not: it was read already, or is one too many.
    pub fn objection(&self, plan: &Plan, next: &Address) -> Option<String> {
        let most = plan.bounds.pages;
        let trouble = if self.seen.contains(next) {
            "it leads back to a page that was read already".to_owned()
        } else if self.seen.len() >= most {
            format!("expected at most {most} pages, found more")
        } else {
            return None;
        };
        Some(format!("{next} was not read: {trouble}"))
    }

    /// Adds a page to what is loaded.
    pub fn add(&mut self, plan: &Plan, loaded: &mut Loaded, address: Address, page: Page) {
        let number = self.seen.len() + 1;
        self.seen.push(address);
        let Page { mut edition, notices, .. } = page;
        for article in &mut edition.articles {
            article.origin = format!("page {number}: {}", article.origin);
        }
        loaded.notices.extend(
            notices.into_iter().map(|notice| Notice {
                place: format!("page {number}: {}", notice.place),
                ..notice
            }),
        );
        loaded.edition.absorb(edition);
        loaded.settle_again();
        if let Some(title) = &plan.title {
            loaded.edition.title.clone_from(title);
        }
    }
}

/// Notes that there is no further page to be read.
pub fn end(loaded: &mut Loaded, message: String) {
    loaded.edition.next_page = None;
    let place = "next_url".to_owned();
    loaded.notices.push(Notice { place, kind: NoticeKind::Dropped, message });
    loaded.settle_again();
}

impl From<Copy> for Answer {
    fn from(Copy { bytes, charset, .. }: Copy) -> Self {
        Self { bytes, charset, next: None, from: None }
    }
}

/// The first page, from its server; a copy of it is kept.
async fn first(plan: &Plan, address: &Address, patience: &Patience) -> Result<Page, LoadError> {
    let answer = fetch::get(address, plan.bounds, patience)
        .await
        .map_err(|error| LoadError::Fetch(error, plan.told(address)))?;
    if *address == plan.dataset {
        plan.allows(answer.from.as_ref().unwrap_or(address))?;
    }
    let own = *address == plan.dataset && !patience.is_guest();
    let kept = own && answer.bytes.len() <= copies::LARGEST;
    let kept = kept.then(|| answer.clone());
    let page = read(plan, address, answer, None, patience).await?.with_something(plan, address)?;
    if let Some(Answer { bytes, charset, .. }) = kept {
        // The visitor does not wait for it: storage can be slow, and need not answer at all.
        let address = address.clone();
        spawn_local(async move { copies::keep(&address, &bytes, charset.as_deref()).await });
    }
    Ok(page)
}

/// Reads a document, a slice at a time.
async fn read(
    plan: &Plan,
    address: &Address,
    answer: Answer,
    time_zone: Option<&str>,
    patience: &Patience,
) -> Result<Page, LoadError> {
    let zones = BrowserZones::default();
    let origin = Origin {
        // Where it came from in the end is what its relative addresses are relative to.
        address: answer.from.as_ref().or(Some(address)),
        zones: &zones,
        time_zone: time_zone.or(plan.time_zone.as_deref()),
        charset: answer.charset.as_deref(),
        bounds: plan.bounds,
        dates: None,
    };
    let mut turn = Turn::begin();
    let mut print = Fingerprint::default();
    for piece in answer.bytes.chunks(Fingerprint::PIECE) {
        print.add(piece);
        turn.pass().await;
    }
    let mut reader = Reader::new(answer.bytes, origin);
    let begun = Date::now();
    #[allow(clippy::cast_precision_loss, reason = "a number of seconds")]
    let longest = plan.bounds.seconds as f64 * 1000.0;
    loop {
        match reader.step() {
            Progress::Done => break,
            Progress::NeedsAdapters => match formats::adapters().await {
                Ok(adapters) => reader.go_on_with(adapters),
                Err(_) if reader.go_on_without() => {}
                Err(_) => return Err(LoadError::AdaptersMissing(plan.told(address))),
            },
            Progress::Working => {
                if !turn.pass().await {
                    continue;
                }
                if patience.is_given_up() {
                    return Err(LoadError::Fetch(FetchError::Aborted, address.clone()));
                }
                if Date::now() - begun > longest {
                    let longest = plan.bounds.seconds;
                    reader.stop(&format!("expected to read for at most {longest} seconds"));
                }
            }
        }
    }
    let document = reader.finish().map_err(|error| LoadError::Format(error, plan.told(address)))?;
    let Document { mut edition, notices, items } = document;
    if let (None, Some(next)) = (&edition.next_page, &answer.next) {
        edition.next_page = Address::link(next, Some(address)).ok();
    }
    Ok(Page { edition, notices, items, print: print.0 })
}

/// A number that is another for other bytes, as good as always: FNV-1a, on eight bytes at a time.
#[derive(Default)]
struct Fingerprint(u64);

impl Fingerprint {
    /// Bytes are added in pieces of this size, but for the last.
    const PIECE: usize = 256 * 1024;

    fn add(&mut self, piece: &[u8]) {
        let (words, rest) = piece.as_chunks::<8>();
        words.iter().for_each(|word| self.mix(u64::from_le_bytes(*word)));
        let mut last = [0; 8];
        last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        self.mix(u64::from_le_bytes(last) ^ piece.len() as u64);
    }

    fn mix(&mut self, word: u64) {
        self.0 = (self.0 ^ word).wrapping_mul(0x0100_0000_01b3).rotate_left(29);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(configuration: &str, asked: Option<&str>) -> Plan {
        let configuration = Configuration::parse(configuration).expect("a configuration");
        let base = Address::link("https://news.example/a/b/", None).expect("a base");
        Plan::new(&configuration, &base, asked).expect("a plan")
    }

    #[test]
    fn addresses_resolve_against_the_page() {
        let plan = plan("{}", None);
        assert_eq!(plan.dataset.as_str(), "https://news.example/a/b/data/edition.json");
        assert_eq!(plan.fallback, None);
    }

    #[test]
    fn a_dataset_is_not_its_own_copy() {
        let settings = r#"{ "dataset": "x.json", "fallback": "./x.json" }"#;
        assert_eq!(plan(settings, None).fallback, None);
    }

    #[test]
    fn an_address_may_ask_for_a_dataset_of_allowed_origins_only() {
        let settings = r#"{ "dataset_origins": ["https://data.example"] }"#;
        let allowed = plan(settings, Some("https://data.example/x.json"));
        assert_eq!(allowed.dataset.as_str(), "https://data.example/x.json");
        assert!(allowed.fallback.is_some());
        for asked in [
            "https://evil.example/x.json",
            "https://data.example.evil/x",
            "x.json",
            "//evil.example/x",
            "javascript:alert(1)",
            "https://data.example:444/x",
        ] {
            let refused = plan(settings, Some(asked));
            assert!(refused.dataset.as_str().starts_with("https://news.example/"), "{asked}");
            assert!(refused.refused.is_some(), "{asked}");
        }
    }

    #[test]
    fn what_an_address_asks_for_is_told_by_its_origin() {
        let settings = r#"{ "dataset_origins": ["https://data.example"] }"#;
        let asked = plan(settings, Some("https://data.example/call-0900-1234.json?your=account"));
        assert_eq!(asked.told(&asked.dataset).as_str(), "https://data.example/");
        let own = plan(settings, None);
        assert_eq!(own.told(&own.dataset), own.dataset);
    }

    #[test]
    fn what_an_address_asks_for_comes_from_allowed_origins_to_the_end() {
        let settings = r#"{ "dataset_origins": ["https://data.example"] }"#;
        let asked = plan(settings, Some("https://data.example/x.json"));
        let elsewhere = Address::link("https://evil.example/2.json", None).expect("valid");
        assert!(asked.allows(&asked.dataset).is_ok());
        assert!(matches!(asked.allows(&elsewhere), Err(LoadError::Forbidden(_))));
        assert!(plan(settings, None).allows(&elsewhere).is_ok());
    }
}
