//! The arguments of `press print`.

use std::path::PathBuf;

use clap::Args;

use super::tree::Shard;

/// What to print, and where to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
pub(crate) struct Options {
    /// The folder of the built site.
    pub(crate) site: PathBuf,
    /// Print into another folder, with the files of the site.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) out: Option<PathBuf>,
    /// Print this dataset and not the one of the settings.
    #[arg(long, value_name = "FILE|URL")]
    pub(crate) dataset: Option<String>,
    /// The address of the site's front page on the web.
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) url: Option<String>,
    /// Print one of several shares of the pages: 2/4 is the second of four.
    #[arg(long, value_name = "NUMBER/OF")]
    pub(crate) shard: Option<Shard>,
    /// Write only the prepared edition, from which the reader shows a page at once.
    #[arg(long)]
    pub(crate) without_pages: bool,
    /// Read at most this many bytes of a page of the dataset, such as 500k, 20M or 2G [default: 1G].
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub(crate) max_bytes: Option<u64>,
    /// Tell the result as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

impl Options {
    /// Why these options do not go together. `None` if they do.
    pub(crate) fn problem(&self) -> Option<String> {
        if self.without_pages && self.shard.is_some() {
            return Some("expected --shard or --without-pages, found both".to_owned());
        }
        let why = self.url.as_deref().and_then(|url| site_address(url).err());
        why.map(|why| format!("--url: {why}"))
    }
}

/// A number of bytes, in thousands with `k`, in millions with `M`, in billions with `G`.
fn size(text: &str) -> Result<u64, String> {
    let number = text.trim_end_matches(['B', 'b']);
    let (number, factor) = match number.chars().last().map(|unit| unit.to_ascii_lowercase()) {
        Some('k') => (number.trim_end_matches(['k', 'K']), 1_000),
        Some('m') => (number.trim_end_matches(['m', 'M']), 1_000_000),
        Some('g') => (number.trim_end_matches(['g', 'G']), 1_000_000_000),
        _ => (number, 1),
    };
    let bytes = number.parse::<u64>().ok().and_then(|number| number.checked_mul(factor));
    bytes
        .filter(|bytes| *bytes > 0)
        .ok_or_else(|| "expected a number of bytes, such as 500000, 500k or 2G".to_owned())
}

/// Which shares of a print to put together, and where.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
pub(crate) struct MergeOptions {
    /// The folders of the shares.
    #[arg(required = true, value_name = "FOLDER")]
    pub(crate) parts: Vec<PathBuf>,
    /// The folder of the whole.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) out: PathBuf,
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
    use clap::Parser;

    use super::{Options, site_address};

    #[derive(Debug, Parser)]
    struct Command {
        #[command(flatten)]
        options: Options,
    }

    fn parse(arguments: &[&str]) -> Result<Options, String> {
        let arguments = ["print"].iter().chain(arguments);
        let options =
            Command::try_parse_from(arguments).map_err(|error| error.to_string())?.options;
        options.problem().map_or(Ok(options.clone()), Err)
    }

    #[test]
    fn arguments_are_read() {
        let arguments =
            ["dist", "--out", "public", "--url", "https://a.example/b", "--shard", "2/3", "--json"];
        let options = parse(&arguments).expect("understood");
        assert!(!options.without_pages);
        assert!(parse(&["dist", "--without-pages"]).expect("understood").without_pages);
        assert_eq!(options.site.to_str(), Some("dist"));
        assert_eq!(options.shard.map(|shard| (shard.number, shard.of)), Some((2, 3)));
        assert!(options.json);
    }

    #[test]
    fn sizes_may_have_a_unit() {
        for (written, bytes) in
            [("7", 7), ("500k", 500_000), ("20MB", 20_000_000), ("2G", 2_000_000_000)]
        {
            assert_eq!(super::size(written), Ok(bytes), "{written}");
        }
    }

    #[test]
    fn wrong_arguments_are_named() {
        for (arguments, named) in [
            (vec![], "<SITE>"),
            (vec!["dist", "other"], "'other'"),
            (vec!["dist", "--shard", "0/3"], "'0/3'"),
            (vec!["dist", "--shard", "4/3"], "'4/3'"),
            (vec!["dist", "--max-bytes", "0"], "'0'"),
            (vec!["dist", "--max-bytes", "2T"], "'2T'"),
            (vec!["dist", "--max-bytes", "99999999999G"], "such as"),
            (vec!["dist", "--url", "example.org"], "found `example.org`"),
            (vec!["dist", "--without-pages", "--shard", "1/2"], "found both"),
            (vec!["dist", "--ot", "x"], "'--ot'"),
        ] {
            let error = parse(&arguments).expect_err("not understood");
            assert!(error.contains(named), "{arguments:?}: {error}");
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
