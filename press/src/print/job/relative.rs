//! Makes the addresses of the site's own files relative in a rendered page.
//!
//! Only attributes are changed. A text may be about the site's address, and stays as it is. The address that stands for
//! one that is not known appears nowhere.

use super::super::head::markup::escape;
use super::super::site::{NO_ADDRESS, NO_HOST};

/// HTML in which no attribute begins with `base`. `root` is the way from the page to the root of the site, in its place.
/// `name` is the name of the site, in the place of that of its host where that is not known.
pub(super) fn with_relative_addresses(html: &str, base: &str, root: &str, name: &str) -> String {
    let page = with_relative_attributes(html, base, root);
    if page.contains(NO_HOST) {
        // Visitors see the path of a file and the name of a site.
        return page.replace(NO_ADDRESS, "").replace(NO_HOST, &escape(name));
    }
    page
}

fn with_relative_attributes(html: &str, base: &str, root: &str) -> String {
    let front = if root.is_empty() { "./" } else { root };
    let mut page = String::with_capacity(html.len());
    for (index, piece) in html.split('<').enumerate() {
        // Texts and attributes have `&lt;`, so that every piece but the first begins with a tag.
        let (tag, text) = if index == 0 { ("", piece) } else { piece.split_at(end_of_tag(piece)) };
        if index > 0 {
            page.push('<');
        }
        if tag.contains(base) {
            let tag = tag.replace(&format!("=\"{base}\""), &format!("=\"{front}\""));
            page.push_str(&tag.replace(&format!("=\"{base}"), &format!("=\"{root}")));
        } else {
            page.push_str(tag);
        }
        page.push_str(text);
    }
    page
}

/// Where the tag ends that a text begins with. Values of attributes stand between `"`, and may have `>`.
fn end_of_tag(text: &str) -> usize {
    let mut is_quoted = false;
    let is_end = |byte: u8| {
        is_quoted ^= byte == b'"';
        byte == b'>' && !is_quoted
    };
    text.bytes().position(is_end).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::super::super::site::{NO_ADDRESS, NO_HOST};
    use super::{with_relative_addresses, with_relative_attributes};

    #[test]
    fn attributes_are_relative_and_texts_stay() {
        let html = "=\"https://a.example/<img alt=\"a > b\" src=\"https://a.example/a.png\">src=\"https://a.example/b\"\
            <a href=\"https://a.example/\" title=\"=&quot;https://a.example/\">https://a.example/</a>\
            <a href=\"https://a.example.org/\"></a><p>a > =\"https://a.example/c\"";
        let relative = with_relative_attributes(html, "https://a.example/", "../../");
        let expected = "=\"https://a.example/<img alt=\"a > b\" src=\"../../a.png\">src=\"https://a.example/b\"\
            <a href=\"../../\" title=\"=&quot;https://a.example/\">https://a.example/</a>\
            <a href=\"https://a.example.org/\"></a><p>a > =\"https://a.example/c\"";
        assert_eq!(relative, expected);
        let front =
            with_relative_attributes("<a href=\"https://a.example/\">", "https://a.example/", "");
        assert_eq!(front, "<a href=\"./\">");
    }

    #[test]
    fn an_address_that_is_not_known_is_nowhere() {
        let html = format!(
            "<a href=\"{NO_ADDRESS}a.pdf\" title=\"{NO_HOST}\">{NO_HOST}</a><p>{NO_ADDRESS}a.pdf, \
             https://gazette.invalid/b</p>"
        );
        let expected = "<a href=\"../a.pdf\" title=\"A &amp; B\">A &amp; B</a><p>a.pdf, \
             https://gazette.invalid/b</p>";
        assert_eq!(with_relative_addresses(&html, NO_ADDRESS, "../", "A & B"), expected);
        let known = "<p>https://a.example/</p>";
        assert_eq!(with_relative_addresses(known, "https://a.example/", "../", "A"), known);
    }
}
