//! Joins the style sheets into two files: one that the first page needs, and one that no page waits for.
//!
//! Two requests replace thirty, and text that several sheets have is compressed once. Only `index.html` lists the
//! sheets, their order, and which of them come later.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::Path;

use anyhow::{Context, Result, bail};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};

/// The attribute of a link to a sheet that comes later.
const LATER: &[u8] = b"data-later";

/// Joins the sheets that the page in a folder links. Returns the names of both files.
///
/// # Errors
/// The page links no sheets, one sheet twice, or a sheet that does not exist; or a sheet with `data-later` is listed
/// before one without.
pub(crate) fn join(folder: &Path) -> Result<[String; 2]> {
    let path = folder.join("index.html");
    let page = Page::read(&fs::read_to_string(&path)?)?;
    let first = write(folder, "style", &by_layer(&take(folder, &page.first)?))?;
    let later = write(folder, "later", &by_layer(&take(folder, &page.later)?))?;
    // `public/boot.js` lets the later sheet apply, once the reader has started.
    let links = format!(
        "<link rel=stylesheet href=./{first}><link rel=stylesheet href=./{later} media=\"not all\">"
    );
    fs::write(path, page.before + &links + &page.after)?;
    Ok([first, later])
}

/// A page without the links to its style sheets, and the files that these linked.
#[derive(Debug, Default)]
struct Page {
    first: Vec<String>,
    later: Vec<String>,
    /// The text before the first link.
    before: String,
    /// The text after the first link.
    after: String,
}

impl Page {
    fn read(text: &str) -> Result<Self> {
        let mut page = Self::default();
        let mut done = 0;
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        // The text of a script is no markup.
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(text, emitter) {
            let Ok(Token::StartTag(tag)) = token else { continue };
            let Some(name) = sheet(&tag) else { continue };
            let before = text.get(done..tag.span.start).context("expected a link in the page")?;
            page.rest().push_str(before);
            done = tag.span.end;
            page.add(name, tag.attributes.contains_key(LATER))?;
        }
        if page.first.is_empty() {
            bail!("expected style sheets in index.html, found none");
        }
        page.after.push_str(text.get(done..).unwrap_or_default());
        Ok(page)
    }

    /// The text that is read at the moment.
    fn rest(&mut self) -> &mut String {
        if self.first.is_empty() { &mut self.before } else { &mut self.after }
    }

    fn add(&mut self, name: String, later: bool) -> Result<()> {
        if self.first.contains(&name) || self.later.contains(&name) {
            bail!("expected every style sheet once in index.html, found `{name}` twice");
        }
        if later && self.first.is_empty() || !later && !self.later.is_empty() {
            bail!(
                "expected the style sheets with `data-later` last, found `{name}` in the wrong place"
            );
        }
        let list = if later { &mut self.later } else { &mut self.first };
        list.push(name);
        Ok(())
    }
}

/// The file that a tag links as a style sheet.
fn sheet(tag: &StartTag<usize>) -> Option<String> {
    let value = |name: &[u8]| String::from_utf8(tag.attributes.get(name)?.to_vec()).ok();
    let is_sheet = tag.name.as_slice() == b"link" && value(b"rel").as_deref() == Some("stylesheet");
    let href = value(b"href").filter(|_| is_sheet)?;
    Some(href.trim_start_matches("./").to_owned())
}

/// The text of the sheets, which are deleted.
fn take(folder: &Path, sheets: &[String]) -> Result<String> {
    let mut joined = String::new();
    for name in sheets {
        let path = folder.join(name);
        let css =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        joined.push_str(&css);
        fs::remove_file(path)?;
    }
    Ok(joined)
}

/// The same rules with one block for each layer. The first statement of the sheets gives the order of the layers, so that only
/// the order within a layer counts, and it stays.
fn by_layer(css: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    for part in top_level(css) {
        let start = part.find('{').filter(|_| part.starts_with("@layer ") && part.ends_with('}'));
        let name = start.and_then(|start| part.get(..=start));
        let known = name.and_then(|name| parts.iter_mut().find(|known| known.starts_with(name)));
        match (known, name.and_then(|name| part.strip_prefix(name))) {
            (Some(known), Some(rules)) => {
                known.pop();
                known.push_str(rules);
            }
            _ => parts.push(part.to_owned()),
        }
    }
    parts.concat()
}

/// The statements and blocks of a sheet.
fn top_level(css: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut quote, mut is_escaped) =
        (Vec::new(), 0, 0, None, false);
    for (at, letter) in css.char_indices() {
        let is_free = !is_escaped;
        is_escaped = is_free && letter == '\\';
        match (letter, quote) {
            ('"' | '\'', None) if is_free => quote = Some(letter),
            (letter, Some(open)) if letter == open && is_free => quote = None,
            ('{', None) => depth += 1,
            ('}', None) => depth -= 1,
            _ => {}
        }
        if depth == 0 && quote.is_none() && matches!(letter, '}' | ';') {
            parts.extend(css.get(start..=at));
            start = at + 1;
        }
    }
    parts.extend(css.get(start..).filter(|rest| !rest.is_empty()));
    parts
}

/// Writes a sheet under a name that changes with its content.
fn write(folder: &Path, name: &str, css: &str) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    hasher.write(css.as_bytes());
    let file = format!("{name}-{:016x}.css", hasher.finish());
    fs::write(folder.join(&file), css)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    /// A folder with a page that links sheets and with these sheets; each has its own name as its content.
    struct Site(PathBuf);

    impl Site {
        fn new(name: &str, page: &str, sheets: &[&str]) -> Self {
            let folder =
                std::env::temp_dir().join(format!("gazette-{name}-{}", std::process::id()));
            fs::create_dir_all(&folder).expect("a folder");
            fs::write(folder.join("index.html"), page).expect("a page");
            for sheet in sheets {
                fs::write(folder.join(sheet), format!("/*{sheet}*/")).expect("a sheet");
            }
            Self(folder)
        }

        fn text(&self, name: &str) -> String {
            fs::read_to_string(self.0.join(name)).expect(name)
        }

        fn error(&self) -> String {
            format!("{:#}", join(&self.0).expect_err("an error"))
        }
    }

    impl Drop for Site {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn sheets_are_joined_in_their_order() {
        // As Trunk writes them, minified and not; a comment and a script are no links.
        let page = "<head><!-- <link rel=stylesheet href=no.css> --><title>a > b</title>\
            <link rel=stylesheet href=./b-1.css data-integrity=none><link rel=\"stylesheet\" href=\"./a-2.css\"/>\
            <link rel=icon href=./i.svg><script>\"<link rel=stylesheet href=no.css>\"</script>\
            <link data-later rel=stylesheet href=./d-3.css><link rel=stylesheet data-later=\"\" href='c-4.css'><p>ü";
        let site = Site::new("joined", page, &["b-1.css", "a-2.css", "d-3.css", "c-4.css"]);
        let [first, later] = join(&site.0).expect("joined");
        assert_eq!(site.text(&first), "/*b-1.css*//*a-2.css*/");
        assert_eq!(site.text(&later), "/*d-3.css*//*c-4.css*/");
        assert_eq!(
            site.text("index.html"),
            format!(
                "<head><!-- <link rel=stylesheet href=no.css> --><title>a > b</title>\
                 <link rel=stylesheet href=./{first}><link rel=stylesheet href=./{later} media=\"not all\">\
                 <link rel=icon href=./i.svg><script>\"<link rel=stylesheet href=no.css>\"</script><p>ü"
            )
        );
        let mut left: Vec<String> = fs::read_dir(&site.0)
            .expect("a folder")
            .flatten()
            .map(|file| file.file_name().to_string_lossy().into_owned())
            .collect();
        left.sort();
        assert_eq!(
            left,
            ["index.html".to_owned(), later, first],
            "the sheets that were joined are gone"
        );
    }

    #[test]
    fn the_list_of_the_site_is_in_order() {
        let page = fs::read_to_string(crate::project::root().join("index.html")).expect("a page");
        // Trunk writes it so.
        let page = Page::read(&page.replace("rel=\"css\"", "rel=\"stylesheet\"")).expect("a list");
        assert_eq!(page.first.first().map(String::as_str), Some("style/base/layers.css"));
        assert_eq!(page.later.last().map(String::as_str), Some("style/embed.css"));
    }

    #[test]
    fn names_tell_contents() {
        let page = "<link rel=stylesheet href=a.css>";
        let (one, same) = (Site::new("one", page, &["a.css"]), Site::new("same", page, &["a.css"]));
        let other = Site::new("other", "<link rel=stylesheet href=b.css>", &["b.css"]);
        let [one, same, other] = [one, same, other].map(|site| join(&site.0).expect("joined"));
        assert_eq!(one, same);
        assert_ne!(one[0], other[0]);
    }

    #[test]
    fn a_sheet_that_is_not_there_is_an_error() {
        let site = Site::new("missing", "<link rel=stylesheet href=gone.css>", &[]);
        assert!(site.error().contains("gone.css"), "{}", site.error());
    }

    #[test]
    fn a_sheet_that_is_listed_twice_is_an_error() {
        for again in
            ["<link rel=stylesheet href=./a.css>", "<link rel=stylesheet data-later href=a.css>"]
        {
            let page = format!("<link rel=stylesheet href=a.css>{again}");
            let site = Site::new("twice", &page, &["a.css"]);
            let expected = "expected every style sheet once in index.html, found `a.css` twice";
            assert_eq!(site.error(), expected);
        }
    }

    #[test]
    fn a_later_sheet_before_another_is_an_error() {
        let (first, later) =
            ("<link rel=stylesheet href=a.css>", "<link rel=stylesheet data-later href=b.css>");
        for page in
            [format!("{later}{first}"), format!("{first}{later}<link rel=stylesheet href=c.css>")]
        {
            let site = Site::new("order", &page, &["a.css", "b.css", "c.css"]);
            assert!(site.error().contains("`data-later` last"), "{}", site.error());
        }
    }

    #[test]
    fn a_layer_has_one_block_and_its_rules_keep_their_order() {
        let css = "@layer a,b;@layer a{x{y:z}}@font-face{src:u}@layer b{p{q:r}}@layer a{x:before{content:\"}\\\"{\"}@media m{x{y:w}}}s{t:u}@layer b{}";
        let expected = "@layer a,b;@layer a{x{y:z}x:before{content:\"}\\\"{\"}@media m{x{y:w}}}@font-face{src:u}@layer b{p{q:r}}s{t:u}";
        assert_eq!(super::by_layer(css), expected);
    }

    #[test]
    fn a_page_without_sheets_is_an_error() {
        let site = Site::new("none", "<title>x</title><link rel=icon href=i.svg>", &["a.css"]);
        assert_eq!(site.error(), "expected style sheets in index.html, found none");
    }
}
