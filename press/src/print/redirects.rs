//! Redirects: small pages at the earlier addresses of articles, which lead to the pages that the articles have now.
//!
//! They need no script and no host, so that they work in any folder and from a disk. They are made of printed pages,
//! because a merge has nothing else.

use std::collections::HashMap;

use anyhow::{Context, Result};
use gazette::routing::{Route, printed};
use html5gum::{State, Token, Tokenizer};

use super::head::markup::escape;
use super::tree::{Addresses, Examples, Tree};

/// The redirects of a print, and remarks on the addresses that have none.
#[derive(Debug, Default)]
pub(crate) struct Redirects {
    /// The number of redirects.
    pub(crate) count: usize,
    /// The slugs that they lead from, each with the slug that it leads to.
    pub(crate) slugs: Vec<(String, String)>,
    /// Aliases that another article has as its address or as its alias.
    conflicts: Examples,
    /// Files that no print wrote, and that stand where a redirect would be.
    kept: Examples,
}

impl Redirects {
    /// Puts the redirects of all articles, whose pages must be there. Pages and files of others are not replaced. Of two
    /// articles with one alias, the first has it.
    ///
    /// # Errors
    /// A page cannot be read, or a redirect cannot be put.
    pub(crate) fn put(tree: &Tree, articles: &[Addresses]) -> Result<Self> {
        let mut redirects = Self::default();
        for (slug, article) in redirects.assign(articles) {
            let path = printed::file(&Route::article(slug));
            let page = page(tree, slug, &article.slug)
                .with_context(|| format!("cannot redirect from `{slug}`"))?;
            if tree.has(&path) || tree.has_other(&path, page.as_bytes())? {
                redirects.kept.add(format!("`{path}`"));
                continue;
            }
            tree.put(&path, page.as_bytes())?;
            redirects.count += 1;
            redirects.slugs.push((slug.to_owned(), article.slug.clone()));
        }
        Ok(redirects)
    }

    /// Only finds out where the earlier addresses lead, for a site without pages.
    pub(crate) fn without_pages(articles: &[Addresses]) -> Self {
        let mut redirects = Self::default();
        let assigned = redirects.assign(articles).into_iter();
        redirects.slugs =
            assigned.map(|(slug, article)| (slug.to_owned(), article.slug.clone())).collect();
        redirects
    }

    /// Remarks for the operator, each of one sentence.
    pub(crate) fn warnings(&self) -> Vec<String> {
        let conflicts = self.conflicts.told("aliases that cannot lead to two articles");
        let kept = self.kept.told("files of yours were kept, and are no redirects");
        [conflicts, kept].into_iter().flatten().collect()
    }

    /// The earlier slugs, each with the article that it leads to. What the dataset names counts more than what former
    /// prints had.
    fn assign<'a>(&mut self, articles: &'a [Addresses]) -> Vec<(&'a str, &'a Addresses)> {
        let own = articles.iter().map(|article| (article.slug.as_str(), article));
        let mut owners: HashMap<&str, &Addresses> = own.collect();
        let mut assigned = Vec::new();
        for article in articles {
            for alias in &article.aliases {
                match owners.get(alias.as_str()).copied() {
                    None => {
                        owners.insert(alias, article);
                        assigned.push((alias.as_str(), article));
                    }
                    Some(owner) if owner.id == article.id => {}
                    Some(owner) => {
                        let (first, second) = (&owner.id, &article.id);
                        self.conflicts.add(format!(
                            "`{alias}` leads to `{first}`, and is an alias of `{second}` too"
                        ));
                    }
                }
            }
        }
        let former = articles
            .iter()
            .flat_map(|article| article.former.iter().map(move |slug| (slug, article)));
        for (slug, article) in former {
            if !owners.contains_key(slug.as_str()) {
                owners.insert(slug, article);
                assigned.push((slug, article));
            }
        }
        assigned
    }
}

/// The redirect from one slug to the page of another.
fn page(tree: &Tree, from: &str, to: &str) -> Result<String> {
    let (from, to) = (Route::article(from), Route::article(to));
    let target = Target::read(&tree.read(&printed::file(&to))?);
    // A folder has no page of its own on a disk, so the file is named.
    let address = format!("{}{}index.html", printed::root_of(&from), printed::address(&to));
    let [address, title] = [&address, &target.title].map(|text| escape(text));
    let attribute = |(name, value): (&str, Option<&String>)| {
        value.map(|value| format!(" {name}=\"{}\"", escape(value))).unwrap_or_default()
    };
    let html = [("lang", target.language.as_ref()), ("dir", target.direction.as_ref())];
    let html: String = html.into_iter().map(attribute).collect();
    let canonical = target.canonical.as_ref();
    let canonical = canonical
        .map(|url| format!("<link rel=\"canonical\" href=\"{}\">\n", escape(url)))
        .unwrap_or_default();
    Ok(format!(
        "<!doctype html>\n<html{html}>\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" content=\"noindex\">\n\
         {canonical}<meta http-equiv=\"refresh\" content=\"0; url={address}\">\n</head>\n\
         <body>\n<main><h1><a href=\"{address}\">{title}</a></h1></main>\n</body>\n</html>\n"
    ))
}

/// What a redirect takes over from the page that it leads to.
#[derive(Debug, Default, PartialEq, Eq)]
struct Target {
    language: Option<String>,
    direction: Option<String>,
    title: String,
    canonical: Option<String>,
}

impl Target {
    /// Reads the head of a printed page.
    fn read(page: &[u8]) -> Self {
        let mut target = Self::default();
        let mut is_title = false;
        let mut tokens = Tokenizer::new(page);
        while let Some(Ok(token)) = tokens.next() {
            match token {
                Token::StartTag(tag) => {
                    let get = |name: &[u8]| {
                        let value = tag.attributes.get(name);
                        value.map(|value| String::from_utf8_lossy(value).into_owned())
                    };
                    is_title = *tag.name == b"title";
                    match tag.name.as_slice() {
                        b"html" => {
                            target.language = get(b"lang");
                            target.direction = get(b"dir");
                        }
                        b"title" => tokens.set_state(State::RcData),
                        b"script" => tokens.set_state(State::ScriptData),
                        b"style" => tokens.set_state(State::RawText),
                        b"link" if get(b"rel").as_deref() == Some("canonical") => {
                            target.canonical = get(b"href");
                        }
                        b"body" => break,
                        _ => {}
                    }
                }
                Token::String(text) if is_title => {
                    target.title.push_str(&String::from_utf8_lossy(&text));
                }
                Token::EndTag(_) => is_title = false,
                _ => {}
            }
        }
        target
    }
}

#[cfg(test)]
mod tests {
    use super::Target;

    #[test]
    fn the_head_of_a_page_is_read() {
        let page = b"<!doctype html><html dir=rtl lang=ar><head><style><title>a</title></style><title>A &amp; <b></title>\
            <link href=\"https://a.example/?b&amp;c\" rel=canonical><script>\"<title>\"</script></head>\
            <body><svg><title>Icon</title></svg></body></html>";
        let expected = Target {
            language: Some("ar".to_owned()),
            direction: Some("rtl".to_owned()),
            title: "A & <b>".to_owned(),
            canonical: Some("https://a.example/?b&c".to_owned()),
        };
        assert_eq!(Target::read(page), expected);
        assert_eq!(Target::read(b"nothing"), Target::default());
    }
}
