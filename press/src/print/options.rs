//! The arguments of `press print`.

use std::path::PathBuf;

use super::tree::Shard;

/// What to print, and where to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// The folder of the built site.
    pub(crate) site: PathBuf,
    /// The folder to print into. `None` is the folder of the site itself.
    pub(crate) out: Option<PathBuf>,
    /// The dataset, instead of the one in the site's settings: a file or an address.
    pub(crate) dataset: Option<String>,
    /// The address of the site's front page, instead of the one in the site's settings.
    pub(crate) url: Option<String>,
    /// The share of the pages to print. `None` is all of them.
    pub(crate) shard: Option<Shard>,
    /// Whether only the prepared edition is written, and no pages.
    pub(crate) without_pages: bool,
    /// At most this many bytes of a page of the dataset are read. `None` is the usual bound.
    pub(crate) max_bytes: Option<u64>,
    /// Whether the result is told as JSON.
    pub(crate) json: bool,
}

impl Options {
    /// Reads the arguments after `print`.
    ///
    /// # Errors
    /// A message on the argument that is not understood.
    pub(crate) fn parse(arguments: &[&str]) -> Result<Self, String> {
        let mut options = Self::default();
        let (mut site, mut rest) = (None, arguments.iter().copied());
        while let Some(argument) = rest.next() {
            let mut value = |name: &str| {
                let value = rest.next().filter(|value| !value.starts_with("--"));
                value
                    .map(str::to_owned)
                    .ok_or_else(|| format!("expected {name} after `{argument}`"))
            };
            match argument {
                "--json" => options.json = true,
                "--without-pages" => options.without_pages = true,
                "--out" => options.out = Some(value("a folder")?.into()),
                "--dataset" => options.dataset = Some(value("a file or a URL")?),
                "--url" => options.url = Some(value("the address of the site")?),
                "--shard" => {
                    let shard = value("a share such as 1/4")?.parse::<Shard>();
                    options.shard = Some(shard.map_err(|error| error.to_string())?);
                }
                "--max-bytes" => {
                    let number = value("a number of bytes")?;
                    let bytes = number.parse().ok().filter(|bytes| *bytes > 0);
                    let why = || format!("expected a number of bytes, found `{number}`");
                    options.max_bytes = Some(bytes.ok_or_else(why)?);
                }
                flag if flag.starts_with("--") => {
                    return Err(format!(
                        "expected --out, --dataset, --url, --shard, --without-pages, --max-bytes or --json, found `{flag}`"
                    ));
                }
                folder if site.is_none() => site = Some(PathBuf::from(folder)),
                other => {
                    return Err(format!("expected one folder of a site, found also `{other}`"));
                }
            }
        }
        if options.without_pages && options.shard.is_some() {
            return Err("expected --shard or --without-pages, found both".to_owned());
        }
        options.site = site.ok_or("expected the folder of a built site, found none")?;
        Ok(options)
    }
}

/// Which shares of a print to put together, and where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct MergeOptions {
    /// The folders of the shares.
    pub(crate) parts: Vec<PathBuf>,
    /// The folder of the whole.
    pub(crate) out: PathBuf,
}

impl MergeOptions {
    /// Reads the arguments after `merge`.
    ///
    /// # Errors
    /// A message on the argument that is not understood or is missing.
    pub(crate) fn parse(arguments: &[&str]) -> Result<Self, String> {
        let (mut parts, mut out, mut rest) = (Vec::new(), None, arguments.iter().copied());
        while let Some(argument) = rest.next() {
            match argument {
                "--out" => out = rest.next().map(PathBuf::from),
                flag if flag.starts_with("--") => {
                    return Err(format!("expected --out, found `{flag}`"));
                }
                folder => parts.push(PathBuf::from(folder)),
            }
        }
        let out = out.ok_or("expected --out with a folder, found none")?;
        if parts.is_empty() {
            return Err("expected the folders of the shares, found none".to_owned());
        }
        Ok(Self { parts, out })
    }
}

/// The address of a site as the rest of the program expects it: with a slash at the end, without query and fragment.
///
/// # Errors
/// A message, if the text is no http or https address.
pub(crate) fn site_address(text: &str) -> Result<String, String> {
    let address = gazette::edition::address::Address::link(text, None)
        .ok()
        .filter(|address| address.is_web() && !address.as_str().contains(['?', '#']));
    let address = address.ok_or_else(|| {
        format!("expected the https address of the site's front page, found `{text}`")
    })?;
    Ok(format!("{}/", address.as_str().trim_end_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::{Options, site_address};

    #[test]
    fn arguments_are_read() {
        let arguments =
            ["dist", "--out", "public", "--url", "https://a.example/b", "--shard", "2/3", "--json"];
        let options = Options::parse(&arguments).expect("understood");
        assert!(!options.without_pages);
        assert!(Options::parse(&["dist", "--without-pages"]).expect("understood").without_pages);
        assert_eq!(options.site.to_str(), Some("dist"));
        assert_eq!(options.shard.map(|shard| (shard.number, shard.of)), Some((2, 3)));
        assert!(options.json);
    }

    #[test]
    fn wrong_arguments_are_named() {
        for (arguments, named) in [
            (vec![], "found none"),
            (vec!["dist", "other"], "`other`"),
            (vec!["dist", "--shard", "0/3"], "`0/3`"),
            (vec!["dist", "--shard", "4/3"], "`4/3`"),
            (vec!["dist", "--max-bytes", "0"], "`0`"),
            (vec!["dist", "--max-bytes", "2G"], "`2G`"),
            (vec!["dist", "--without-pages", "--shard", "1/2"], "found both"),
            (vec!["dist", "--out"], "after `--out`"),
            (vec!["dist", "--url", "--json"], "after `--url`"),
            (vec!["dist", "--colour"], "`--colour`"),
        ] {
            let message = Options::parse(&arguments).expect_err("refused");
            assert!(message.contains(named), "{message}");
        }
    }

    #[test]
    fn addresses_of_sites_end_with_a_slash() {
        assert_eq!(site_address("https://a.example").as_deref(), Ok("https://a.example/"));
        assert_eq!(site_address("https://a.example/b").as_deref(), Ok("https://a.example/b/"));
        for wrong in ["a.example", "ftp://a.example", "https://a.example/?b", "mailto:a@b.example"]
        {
            assert!(site_address(wrong).is_err(), "{wrong}");
        }
    }
}
