//! Removes the lead picture from the beginning of the text, so that it is shown once. Copies of a picture are
//! recognised by their addresses; no picture is loaded.

use crate::edition::address::Address;
use crate::edition::article::Article;
use crate::edition::body::{Block, Inline, Inlines, Picture, inline_text};

/// Extensions of picture files. Other addresses may name their picture in the query, which is then compared too.
const PICTURE_EXTENSIONS: &str = ".jpg .jpeg .png .gif .webp .avif .svg";

/// Removes the first block of the text if it is a copy of the lead picture, and moves its description and caption
/// to the lead picture. Returns what was lost, if the lead picture has another caption, or the copy has a link.
pub(super) fn remove_duplicate(article: &mut Article) -> Option<&'static str> {
    let (lead, block) = (article.image.as_mut()?, article.body.first()?);
    let (picture, link, caption) = only_picture(block)?;
    let same = |address: &Address| identity(address) == identity(&lead.picture.address);
    if !same(&picture.address) {
        return None;
    }
    let links_elsewhere = link.is_some_and(|address| !same(address));
    let caption_links = caption.iter().any(|inline| matches!(inline, Inline::Link { .. }));
    let caption = inline_text(caption).replace('\n', " ");
    let (alt, size) = (picture.alt.clone(), picture.size);
    let has_other_caption =
        lead.caption.as_deref().is_some_and(|own| own != caption) && !caption.is_empty();
    if lead.picture.alt.is_empty() {
        lead.picture.alt = alt;
    }
    lead.picture.size = lead.picture.size.or(size);
    lead.caption = lead.caption.take().or((!caption.is_empty()).then_some(caption));
    article.body.remove(0);
    match (links_elsewhere || caption_links, has_other_caption) {
        (_, true) => Some("its caption there was left out"),
        (true, _) => Some("its link there was left out"),
        _ => None,
    }
}

/// The only content of a block, if it is a picture: the picture, the link around it, and its caption.
fn only_picture(block: &Block) -> Option<(&Picture, Option<&Address>, &[Inline])> {
    match block {
        Block::Picture(picture) => Some((picture, None, &[])),
        Block::Paragraph(line) => {
            picture_of_line(line).map(|(picture, link)| (picture, link, &[] as &[Inline]))
        }
        Block::Figure { content, caption } => match content.as_slice() {
            [inner @ (Block::Picture(_) | Block::Paragraph(_))] => {
                only_picture(inner).map(|(picture, link, _)| (picture, link, caption.as_slice()))
            }
            _ => None,
        },
        _ => None,
    }
}

fn picture_of_line(line: &Inlines) -> Option<(&Picture, Option<&Address>)> {
    match line.as_slice() {
        [Inline::Picture(picture)] => Some((picture, None)),
        [Inline::Link { address, text, .. }] => Some((picture_of_line(text)?.0, Some(address))),
        _ => None,
    }
}

/// The part of an address that all copies of a picture share: host, path and name. The size of the copy is left
/// out, and so is the server that makes the copy.
fn identity(address: &Address) -> String {
    let whole = address.as_str();
    let rest = whole.split_once("://").map_or(whole, |(_, rest)| rest);
    let rest = rest.split('#').next().unwrap_or_default();
    let (path, _) = rest.split_once('?').unwrap_or((rest, ""));
    let known = PICTURE_EXTENSIONS
        .split(' ')
        .find(|extension| path.to_ascii_lowercase().ends_with(*extension));
    let Some(extension) = known else { return rest.to_owned() };
    // Jetpack's servers (`i0.wp.com`) have the host and path of the picture in their own path.
    let path = match path.split_once(".wp.com/") {
        Some((server, own)) if server.len() == 2 && server.starts_with('i') => own,
        _ => path,
    };
    let (mut stem, extension) = path.split_at(path.len() - extension.len());
    while let Some((before, last)) = stem.rsplit_once('-') {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let sides = last.split_once('x').is_some_and(|(wide, high)| digits(wide) && digits(high));
        if !sides && last != "scaled" {
            break;
        }
        stem = before;
    }
    format!("{stem}{extension}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::activity::Media;

    fn address(text: &str) -> Address {
        Address::picture(text, None).expect(text)
    }

    fn picture(text: &str, alt: &str) -> Picture {
        Picture { address: address(text), alt: alt.to_owned(), size: None }
    }

    fn link(to: &str, text: Inlines) -> Inline {
        Inline::Link { address: address(to), article: None, text }
    }

    fn article(lead: &str, first: Block) -> Article {
        let mut article = Article::new("a".to_owned(), "items[0]".to_owned());
        article.image = Some(Media { picture: picture(lead, ""), caption: None, credit: None });
        article.body = vec![first, Block::Rule];
        article
    }

    #[test]
    fn copies_of_the_lead_picture_are_removed() {
        let lead = "https://news.example/img/lighthouse.png";
        for copy in [
            lead,
            "http://news.example/img/lighthouse.png",
            "https://news.example/img/lighthouse-1024x683.png",
            "https://news.example/img/lighthouse-scaled.png",
            "https://news.example/img/lighthouse-scaled-300x200.png",
            "https://news.example/img/lighthouse.png?w=640&h=480",
            "https://news.example/img/lighthouse.png#x",
            "https://i0.wp.com/news.example/img/lighthouse.png?fit=1200%2C800&ssl=1",
            "https://i2.wp.com/news.example/img/lighthouse-768x512.png",
        ] {
            let block = Block::Picture(picture(copy, "The lighthouse"));
            let mut article = article(lead, block);
            assert_eq!(remove_duplicate(&mut article), None, "{copy}");
            assert_eq!(article.body, [Block::Rule], "{copy}");
            let image = article.image.expect("a lead");
            assert_eq!(
                (image.picture.alt.as_str(), image.picture.address.as_str()),
                ("The lighthouse", lead)
            );
        }
    }

    #[test]
    fn other_pictures_stay() {
        for (lead, other) in [
            ("https://a.example/lighthouse.png", "https://a.example/harbour.png"),
            ("https://a.example/lighthouse.png", "https://b.example/lighthouse.png"),
            ("https://a.example/lighthouse.png", "https://a.example/lighthouse.jpg"),
            ("https://a.example/x-2.png", "https://a.example/x-3.png"),
            ("https://a.example/picture.php?id=1", "https://a.example/picture.php?id=2"),
            ("https://a.example/picture/1", "https://a.example/picture/2"),
        ] {
            let mut article = article(lead, Block::Picture(picture(other, "")));
            remove_duplicate(&mut article);
            assert_eq!(article.body.len(), 2, "{lead} {other}");
        }
    }

    #[test]
    fn the_lead_takes_over_description_and_caption() {
        let lead = "https://a.example/a.png";
        let line = vec![link(lead, vec![Inline::Picture(picture(lead, "b"))])];
        let caption = vec![Inline::Text("By night".to_owned())];
        let figure = Block::Figure { content: vec![Block::Paragraph(line)], caption };
        let mut article = article(lead, figure.clone());
        assert_eq!(remove_duplicate(&mut article), None);
        let image = article.image.as_mut().expect("a lead");
        assert_eq!((image.caption.as_deref(), image.picture.alt.as_str()), (Some("By night"), "b"));
        image.caption = Some("At dawn".to_owned());
        article.body.insert(0, figure);
        assert_eq!(remove_duplicate(&mut article), Some("its caption there was left out"));
        assert_eq!(article.body.len(), 1);
        let elsewhere = link("https://b.example/", vec![Inline::Picture(picture(lead, ""))]);
        article.body.insert(0, Block::Paragraph(vec![elsewhere]));
        assert_eq!(remove_duplicate(&mut article), Some("its link there was left out"));
    }

    #[test]
    fn a_picture_further_down_stays() {
        let lead = "https://a.example/a.png";
        let mut article = article(lead, Block::Rule);
        article.body.push(Block::Picture(picture(lead, "")));
        assert_eq!((remove_duplicate(&mut article), article.body.len()), (None, 3));
    }
}
