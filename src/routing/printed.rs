//! The addresses of printed pages. Every page is a folder with an `index.html`, and the name of every folder is one
//! that file systems and hosts accept.
//!
//! | route | folder |
//! |---|---|
//! | front page | the root of the site |
//! | `/articles/{slug}` | `articles/{slug}/` |
//! | `/tags/{tag}?page=2` | `tags/{tag}/page/2/` |
//! | `/archive/2024/03` | `archive/2024/03/` |
//!
//! A spot is a fragment that an element on the page has as its `id`, so that it is found without scripts. Words that were
//! searched for are a query, because no element has them.

use std::fmt::Write;

use super::route::{Route, Spot};
use crate::edition::address::percent::{decode, encode};

/// At most this many bytes of a name become the name of a folder. File systems allow 255.
const MAX_NAME: usize = 200;

/// The address of a route's page below the root of the site, without a slash at the beginning. Empty for the front
/// page.
pub fn address(route: &Route) -> String {
    let mut address = String::new();
    for folder in folders(&name(route)) {
        address.push_str(&encode(folder));
        address.push('/');
    }
    match route {
        Route::Tool(..) | Route::Article { spot: Some(Spot::Words(_)), .. } => {
            let path = route.path();
            address.push_str(path.find('?').and_then(|at| path.get(at..)).unwrap_or_default());
        }
        Route::Article { spot: Some(spot), .. } => {
            address.push('#');
            address.push_str(&encode(&spot.element_id()));
        }
        _ => {}
    }
    address
}

/// The folder of a route's page below the root of the site, without slashes at its ends: `articles/lighthouse`. A
/// prepared edition names the page so. Empty for the front page.
pub fn name(route: &Route) -> String {
    let below = |folder: &str, name: &str| [folder, "/", &folder_name(name)].concat();
    match route {
        Route::Front => String::new(),
        Route::Article { slug, .. } => below("articles", slug),
        Route::Section(id) => below("sections", id),
        Route::Tag(tag) => below("tags", tag),
        Route::Author(author) => below("authors", author),
        Route::ListPage { list, page } => [&name(list), "/page/", &page.to_string()].concat(),
        Route::Tool(..)
        | Route::Archive { .. }
        | Route::About
        | Route::Editor
        | Route::NotFound(_) => decode(route.page().path().trim_matches('/')),
    }
}

/// The file of a route's page below the root of the site: `articles/lighthouse/index.html`.
pub fn file(route: &Route) -> String {
    [&name(route), "/index.html"].concat().trim_start_matches('/').to_owned()
}

/// The way from a route's page to the root of the site: `../../`, or nothing in the root.
pub fn root_of(route: &Route) -> String {
    "../".repeat(folders(&name(route)).count())
}

/// The names of the folders on the way to a page.
fn folders(name: &str) -> impl Iterator<Item = &str> {
    name.split('/').filter(|folder| !folder.is_empty())
}

/// Reads an address below the root of the site: its path, its query (with `?`) and its fragment (with `#`).
pub fn read(path: &str, query: &str, fragment: &str) -> Route {
    let names: Vec<String> = path.split('/').map(|name| original(&decode(name))).collect();
    let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
    while names.last().is_some_and(|name| name.is_empty()) {
        names.pop();
    }
    if path.ends_with("index.html") && !path.ends_with("~index.html") {
        names.pop();
    }
    // The rest of a name that was too long cannot be read back.
    if names.iter().any(|name| name.contains("~~")) {
        return Route::NotFound(path.to_owned());
    }
    let (names, page) = match names.as_slice() {
        [list @ .., "page", number] if !list.is_empty() => (list, number.parse::<usize>().ok()),
        all => (all, None),
    };
    let path: String = names.iter().flat_map(|name| ["/".to_owned(), encode(name)]).collect();
    let query = match page {
        Some(page) => format!("?page={page}"),
        None => query.to_owned(),
    };
    match Route::from_path(&(path + &query)) {
        Route::Article { slug, spot } => {
            let id = fragment.strip_prefix('#').map(decode);
            // Addresses of the time before the site was printed have the spot in their query.
            let spot = id.as_deref().and_then(Spot::of_element).or(spot);
            Route::Article { slug, spot }
        }
        route => route,
    }
}

/// A name as the name of a folder. Letters of all scripts, digits, `-`, `_` and dots inside the name are kept. Every
/// other byte becomes `~` with two hexadecimal digits. The end of a name that is too long is replaced by a number made
/// of the whole name.
fn folder_name(name: &str) -> String {
    let mut folder = String::with_capacity(name.len());
    let last = name.chars().count().saturating_sub(1);
    for (index, character) in name.chars().enumerate() {
        let is_kept = match character {
            '-' | '_' => true,
            '.' => index != 0 && index != last,
            other if other.is_ascii() => other.is_ascii_alphanumeric(),
            other => !other.is_whitespace() && !other.is_control() && !is_invisible(other),
        };
        if is_kept {
            folder.push(character);
        } else {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                // Writing to a `String` cannot fail.
                let _ = write!(folder, "~{byte:02X}");
            }
        }
    }
    if folder.len() <= MAX_NAME {
        return folder;
    }
    let end = (0..=MAX_NAME - 20).rev().find(|end| folder.is_char_boundary(*end)).unwrap_or(0);
    format!("{}~~{:016x}", folder.get(..end).unwrap_or_default(), fingerprint(name.as_bytes()))
}

/// Whether a character changes how others are shown, and is not shown itself.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The name that a folder's name was made of.
fn original(folder: &str) -> String {
    if !folder.contains('~') || folder.contains("~~") {
        return folder.to_owned();
    }
    decode(&folder.replace('%', "%25").replace('~', "%"))
}

/// FNV-1a, in 64 bits (Fowler, Noll, Vo): a short name for a text. Not for secrets.
pub fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::{address, file, folder_name, read};
    use crate::routing::{Route, Tool};

    fn back(route: &Route) -> Route {
        let address = address(route);
        let (address, fragment) = address.split_once('#').unwrap_or((&address, ""));
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        read(path, &format!("?{query}"), &format!("#{fragment}"))
    }

    #[test]
    fn every_route_is_read_back() {
        for tag in ["C/C++", "..", ".", "a b", "丝绸", "~7E", "100%", "a\u{202e}b", "page", "Zoë"]
        {
            let routes = [Route::Tag(tag.to_owned()), Route::Tag(tag.to_owned()).list_page(3)];
            for route in routes {
                assert_eq!(back(&route), route, "{}", address(&route));
            }
        }
        for route in [
            Route::Front,
            Route::article("page"),
            Route::activity("a", "two words"),
            Route::activity("a", "~20 100%\u{3000}\n"),
            Route::part("a", "n.3"),
            Route::words("a", "grand canal & 100% 丝"),
            Route::timeline(),
            Route::timeline_of("a", Some("b")),
            Route::timeline().list_page(2),
            Route::search(),
            Route::Tool(Tool::Search, "?q=silk&kind=events".to_owned()),
            Route::Section("works".to_owned()),
            Route::Archive { year: None, month: None },
            Route::Archive { year: None, month: None }.list_page(2),
            Route::Archive { year: Some(-44), month: Some(3) },
            Route::Archive { year: Some(2024), month: Some(3) }.list_page(2),
            Route::About,
            Route::Editor,
            Route::Author("费孝通 & Co.".to_owned()).list_page(2),
        ] {
            assert_eq!(back(&route), route, "{}", address(&route));
        }
    }

    #[test]
    fn names_are_safe() {
        assert_eq!(file(&Route::Tag("../etc".to_owned())), "tags/~2E.~2Fetc/index.html");
        assert_eq!(file(&Route::Front), "index.html");
        assert_eq!(file(&Route::article("丝")), "articles/丝/index.html");
        let long = "很".repeat(90);
        assert!(folder_name(&long).len() <= 200);
        assert_ne!(folder_name(&long), folder_name(&format!("{long}长")));
    }

    #[test]
    fn fragments_are_ids_of_html() {
        let at = |id: &str| address(&Route::activity("a", id));
        assert_eq!(at("two words"), "articles/a/#at-two~20words");
        assert_eq!(at("a/b~c"), "articles/a/#at-a%2Fb~7Ec");
        // An address of a page that was printed before ids were made valid.
        let shared = read("articles/a/", "", "#at-two%20words");
        assert_eq!(shared, Route::activity("a", "two words"));
    }

    #[test]
    fn the_name_of_the_file_may_stand_in_the_address() {
        assert_eq!(read("articles/a/index.html", "", ""), Route::article("a"));
        assert_eq!(read("articles/a", "", ""), Route::article("a"));
        assert_eq!(read("index.html", "", ""), Route::Front);
    }
}
