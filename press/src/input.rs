//! Gets a dataset from a file or a server.

use std::fs;
use std::io::Read;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use flate2::read::MultiGzDecoder;
use gazette::edition::address::Address;
use gazette::edition::time::zone::ZoneRules;

/// At most this many bytes of a document are read, unless the operator sets another bound. The reader in a browser has a
/// lower one, because it has less memory.
pub(crate) const MAX_BYTES: u64 = 1_000_000_000;
/// At most this long a server may take to begin an answer.
const MAX_WAIT: Duration = Duration::from_mins(1);
/// At most this long an answer may take to arrive.
const MAX_DOWNLOAD: Duration = Duration::from_mins(10);

/// Some systems set `SOURCE_DATE_EPOCH` to a time before this one, the year 2000, where they know none.
const FIRST_PLAUSIBLE: i64 = 946_684_800;

/// The present moment in seconds since 1970: the time that `SOURCE_DATE_EPOCH` names, so that a print can be repeated, or else
/// that of the machine's clock. `None` if the clock stands before 1970.
pub(crate) fn now() -> Option<i64> {
    let named = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse::<i64>().ok());
    named.filter(|named| *named >= FIRST_PLAUSIBLE).or_else(clock)
}

fn clock() -> Option<i64> {
    let since_1970 = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    i64::try_from(since_1970.as_secs()).ok()
}

/// A document as it arrived.
pub(crate) struct Input {
    pub(crate) bytes: Vec<u8>,
    /// The encoding that the server names.
    pub(crate) charset: Option<String>,
    /// The base of relative addresses in the document.
    pub(crate) address: Option<Address>,
    /// The next page, where the server names one (`Link: <…>; rel="next"`, RFC 8288).
    pub(crate) next: Option<Address>,
    /// The headers of the server's answer.
    pub(crate) headers: Vec<(String, String)>,
}

/// The origin that requests come from, as a browser would say it. A server may allow some origins only.
pub(crate) const ORIGIN: &str = "https://reader.example";

/// Reads a file, or fetches an address.
///
/// # Errors
/// The file cannot be read, or the address cannot be fetched, or there are more than `max_bytes` bytes; the message names
/// the source.
pub(crate) fn read(source: &str, max_bytes: u64) -> Result<Input> {
    if !is_web(source) && source.contains("://") {
        bail!("expected a file, or an address with http or https, found `{source}`");
    }
    if !is_web(source) {
        let cannot_read = || format!("cannot read {source}");
        let size = fs::metadata(source).with_context(cannot_read)?.len();
        if size > max_bytes {
            bail!("{source}: expected at most {max_bytes} bytes, found {size}");
        }
        let bytes = fs::read(source).with_context(cannot_read)?;
        return Ok(Input {
            bytes,
            charset: None,
            address: base(),
            next: None,
            headers: Vec::new(),
        });
    }
    let agent = ureq::Agent::config_builder()
        .timeout_connect(Some(MAX_WAIT))
        .timeout_recv_response(Some(MAX_WAIT))
        .timeout_recv_body(Some(MAX_DOWNLOAD));
    let agent: ureq::Agent = agent.build().into();
    let request = agent.get(source).header("Origin", ORIGIN).header("Accept-Encoding", "gzip");
    let mut answer = request.call().with_context(|| format!("cannot fetch {source}"))?;
    let text =
        |value: &ureq::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let headers = answer.headers().iter().map(|(name, value)| (name.to_string(), text(value)));
    let headers = headers.collect();
    let charset = answer.body().charset().map(str::to_owned);
    // The address after redirects.
    let address = Address::link(&ureq::ResponseExt::get_uri(&answer).to_string(), None).ok();
    let links = answer.headers().get_all("link").iter().filter_map(|link| link.to_str().ok());
    let next = links.flat_map(next_links).next();
    let next = next.and_then(|next| Address::link(next, address.as_ref()).ok());
    let is_packed = answer.headers().get("content-encoding").is_some_and(|name| name == "gzip");
    let bytes =
        unpacked(answer.body_mut().as_reader(), is_packed, max_bytes).with_context(|| {
            format!("cannot fetch {source}, of which at most {max_bytes} bytes are read")
        })?;
    Ok(Input { bytes, charset, address, next, headers })
}

/// The bytes of an answer, of which at most `max` are read. The library would unpack them too, and hide whether they were packed.
fn unpacked(answer: impl Read, is_packed: bool, max: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let at_most = max.saturating_add(1);
    match is_packed {
        true => MultiGzDecoder::new(answer).take(at_most).read_to_end(&mut bytes)?,
        false => answer.take(at_most).read_to_end(&mut bytes)?,
    };
    if u64::try_from(bytes.len()).is_ok_and(|length| length > max) {
        bail!("found more");
    }
    Ok(bytes)
}

/// The host of the address that files get.
pub(crate) const HOST: &str = "site.example";

/// The base of relative addresses in a file: a dataset always has an address in the browser.
pub(crate) fn base() -> Option<Address> {
    Address::link(&format!("https://{HOST}/data/"), None).ok()
}

/// Whether a source is an address, and not a file.
pub(crate) fn is_web(source: &str) -> bool {
    let scheme = source.split("://").next().unwrap_or_default();
    source.contains("://") && ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web))
}

/// The addresses of the relation `next` in a `Link` header.
fn next_links(header: &str) -> impl Iterator<Item = &str> {
    header.split(',').filter_map(|link| {
        let (address, parameters) = link.trim().strip_prefix('<')?.split_once('>')?;
        let is_next = parameters.contains("rel=\"next\"") || parameters.contains("rel=next");
        is_next.then_some(address)
    })
}

/// Zone rules from the database that `jiff` carries.
pub(crate) struct Zones;

impl ZoneRules for Zones {
    fn offset_at(&self, zone: &str, seconds: i64) -> Option<i32> {
        let zone = jiff::tz::TimeZone::get(zone).ok()?;
        let timestamp = jiff::Timestamp::from_second(seconds).ok()?;
        Some(zone.to_offset(timestamp).seconds())
    }
}
