//! The same content for Hugo and Zola: a file with front matter for each article, and templates that make pages of the
//! same kinds.
//!
//! Hugo gets HTML, which it takes as it is. Zola reads Markdown alone, in which HTML without empty lines stays as it is.

use std::fs;
use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};

use crate::bench::edition::{Article, Edition, SECTIONS};

const HUGO_SETTINGS: &str = include_str!("hugo/hugo.toml");

const HUGO: [(&str, &str); 5] = [
    ("layouts/baseof.html", include_str!("hugo/baseof.html")),
    ("layouts/page.html", include_str!("hugo/page.html")),
    ("layouts/list.html", include_str!("hugo/list.html")),
    ("layouts/taxonomy.html", include_str!("hugo/taxonomy.html")),
    ("layouts/rss.xml", include_str!("hugo/rss.xml")),
];

const ZOLA: [(&str, &str); 8] = [
    ("config.toml", include_str!("zola/config.toml")),
    ("templates/base.html", include_str!("zola/base.html")),
    ("templates/page.html", include_str!("zola/page.html")),
    ("templates/index.html", include_str!("zola/list.html")),
    ("templates/section.html", include_str!("zola/list.html")),
    ("templates/taxonomy_single.html", include_str!("zola/list.html")),
    ("templates/taxonomy_list.html", include_str!("zola/taxonomy.html")),
    ("templates/rss.xml", include_str!("zola/rss.xml")),
];

/// Makes a site for Hugo, with its own related links below each article or without.
///
/// # Errors
/// A file cannot be written.
pub(super) fn hugo(folder: &Path, edition: &Edition, has_related: bool) -> Result<()> {
    for (path, text) in HUGO {
        write(&folder.join(path), text)?;
    }
    let settings = format!("{HUGO_SETTINGS}\n[params]\nrelated = {has_related}\n");
    write(&folder.join("hugo.toml"), &settings)?;
    for (id, title) in SECTIONS {
        let text = format!("---\ntitle: {title}\n---\n");
        write(&folder.join(format!("content/{id}/_index.md")), &text)?;
    }
    edition.all().try_for_each(|article| hugo_article(folder, &article))
}

/// Makes a site for Zola.
///
/// # Errors
/// A file cannot be written.
pub(super) fn zola(folder: &Path, edition: &Edition) -> Result<()> {
    for (path, text) in ZOLA {
        write(&folder.join(path), text)?;
    }
    write(&folder.join("content/_index.md"), "+++\ntitle = \"The Generated Gazette\"\n+++\n")?;
    for (id, title) in SECTIONS {
        let text = format!(
            "+++\ntitle = \"{title}\"\nsort_by = \"date\"\npaginate_by = 30\ngenerate_feeds = true\n+++\n"
        );
        write(&folder.join(format!("content/{id}/_index.md")), &text)?;
    }
    edition.all().try_for_each(|article| zola_article(folder, &article))
}

/// Writes one article for Hugo.
///
/// # Errors
/// The file cannot be written.
pub(super) fn hugo_article(folder: &Path, article: &Article) -> Result<()> {
    let date = article.date();
    let (year, month) = (date.get(..4).unwrap_or_default(), date.get(..7).unwrap_or_default());
    let front = json!({
        "title": article.title, "description": article.summary, "date": date,
        "tags": article.topics, "years": [year], "months": [month], "author": article.author,
        "picture": article.picture, "activities": activities(article),
    });
    let path = folder.join(format!("content/{}/{}.html", article.section, article.id));
    write(&path, &format!("{front:#}\n\n{}", article.html))
}

/// Writes one article for Zola. Texts in JSON are texts in TOML too, as these texts have no control characters.
///
/// # Errors
/// The file cannot be written.
pub(super) fn zola_article(folder: &Path, article: &Article) -> Result<()> {
    let date = article.date();
    let (year, month) = (date.get(..4).unwrap_or_default(), date.get(..7).unwrap_or_default());
    let text = |text: &str| Value::from(text).to_string();
    let steps = article
        .activities
        .iter()
        .map(|step| format!("{{ day = {}, title = {} }}", text(&step.day), text(&step.title)));
    let steps: Vec<String> = steps.collect();
    let picture = article.picture.map(|path| format!("picture = {}\n", text(path)));
    let front = format!(
        "title = {}\ndescription = {}\ndate = {date}\n[taxonomies]\ntags = {}\nyears = [\"{year}\"]\n\
         months = [\"{month}\"]\n[extra]\nauthor = {}\n{}activities = [{}]\n",
        text(&article.title),
        text(&article.summary),
        Value::from(article.topics.clone()),
        text(&article.author),
        picture.unwrap_or_default(),
        steps.join(", "),
    );
    let path = folder.join(format!("content/{}/{}.md", article.section, article.id));
    write(&path, &format!("+++\n{front}+++\n\n{}", article.html))
}

fn activities(article: &Article) -> Vec<Value> {
    article.activities.iter().map(|step| json!({ "day": step.day, "title": step.title })).collect()
}

fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(path, text)?)
}
