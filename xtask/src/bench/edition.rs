//! Generates an edition of any size, for measurements: always the same for the same number of articles.

mod article;
mod text;
mod words;

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;

pub(super) use article::Article;

/// At most this many articles are in one file, so that a file has about 25 MB: half of what a site reads by default. An
/// edition with more has further pages.
const MAX_ARTICLES_OF_FILE: usize = 5_000;
/// The sections, by their ids.
pub(super) const SECTIONS: [(&str, &str); 8] = [
    ("town", "Town"),
    ("harbour", "Harbour"),
    ("schools", "Schools"),
    ("culture", "Culture"),
    ("sport", "Sport"),
    ("business", "Business"),
    ("science", "Science"),
    ("letters", "Letters"),
];
/// The picture of every article, as a PNG of 32 by 18 pixels.
pub(super) const PICTURE: &str = "iVBORw0KGgoAAAANSUhEUgAAACAAAAASCAAAAAAfo4OOAAAAE0lEQVR42mM4QwAwjCoYVUCKAgCkfssQQS2g\
    KAAAAABJRU5ErkJggg==";
/// Where the picture is, beside the edition.
pub(super) const PICTURE_FILE: &str = "pictures/lead.png";

/// An edition that is generated.
#[derive(Clone, Copy)]
pub(super) struct Edition {
    /// The number of its articles.
    pub(super) articles: usize,
    /// The article whose text differs from the one that is generated otherwise.
    pub(super) changed: Option<usize>,
}

/// `cargo xtask generate`: writes an edition of `articles` articles.
///
/// # Errors
/// `articles` is no number, or the files cannot be written.
pub(crate) fn generate(articles: &str, out: Option<&str>) -> Result<()> {
    let articles = articles.parse().ok().filter(|articles| *articles > 0);
    let Some(articles) = articles else {
        bail!("expected a number of articles after --articles, found something else");
    };
    let file = out.unwrap_or("target/generated/edition.json");
    for file in Edition::new(articles).write(Path::new(file))? {
        println!("{}", file.display());
    }
    Ok(())
}

impl Edition {
    /// An edition of `articles` articles.
    pub(super) fn new(articles: usize) -> Self {
        Self { articles, changed: None }
    }

    /// The article with this index, from 0 for the newest. Each is generated when it is asked for.
    pub(super) fn article(&self, index: usize) -> Article {
        let mut article = Article::generate(index, self.articles);
        if self.changed == Some(index) {
            article.html.push_str("<p>This paragraph was added in the second edition.</p>\n");
        }
        article
    }

    /// All articles, newest first.
    pub(super) fn all(&self) -> impl Iterator<Item = Article> {
        (0..self.articles).map(|index| self.article(index))
    }

    /// Writes the edition as a JSON Feed, article by article, with the picture beside it. An edition of many articles has
    /// further files: `edition.json`, `edition-2.json`. Gives the files.
    ///
    /// # Errors
    /// A file cannot be written.
    pub(super) fn write(&self, file: &Path) -> Result<Vec<PathBuf>> {
        let folder = file.parent().unwrap_or(Path::new("."));
        let picture = folder.join(PICTURE_FILE);
        fs::create_dir_all(picture.parent().unwrap_or(folder))?;
        fs::write(picture, BASE64_STANDARD.decode(PICTURE)?)?;
        let count = self.articles.div_ceil(MAX_ARTICLES_OF_FILE).max(1);
        let path = |number: usize| match number {
            1 => file.to_path_buf(),
            _ => {
                let stem = file.file_stem().unwrap_or_default().to_string_lossy();
                file.with_file_name(format!("{stem}-{number}.json"))
            }
        };
        let files: Vec<PathBuf> = (1..=count).map(path).collect();
        for (index, file) in files.iter().enumerate() {
            self.write_page(file, index, files.get(index + 1))
                .with_context(|| format!("cannot write {}", file.display()))?;
        }
        Ok(files)
    }

    fn write_page(&self, file: &Path, index: usize, next: Option<&PathBuf>) -> Result<()> {
        let mut out = BufWriter::new(File::create(file)?);
        let sections: Vec<_> =
            SECTIONS.iter().map(|(id, title)| json!({ "id": id, "title": title })).collect();
        let mut head = json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": "The Generated Gazette",
            "description": "An edition of any size, for measurements.",
            "language": "en",
            "home_page_url": "https://gazette.example/",
            "authors": [{ "name": "The editors" }],
            "_gazette": { "time_zone": "Europe/London", "sections": sections },
        });
        if let (Some(name), Some(fields)) =
            (next.and_then(|next| next.file_name()), head.as_object_mut())
        {
            fields.insert("next_url".to_owned(), name.to_string_lossy().into());
        }
        let head = head.to_string();
        write!(out, "{},\"items\":[", head.strip_suffix('}').unwrap_or(&head))?;
        let from = index * MAX_ARTICLES_OF_FILE;
        for index in from..self.articles.min(from + MAX_ARTICLES_OF_FILE) {
            out.write_all(if index == from { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut out, &self.article(index).as_json())?;
        }
        out.write_all(b"\n]}\n")?;
        out.flush()?;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
