//! The texts of all languages, read and checked.

use std::fs;
use std::path::Path;

use crate::message::Language;
use crate::problem::{Problem, Problems};
use crate::{check, encode, read, rust, scripts};

/// The language that the others are checked against, and that the module itself holds.
pub const REFERENCE: &str = "en";

/// The texts of all languages, checked.
#[derive(Debug)]
pub struct Locales {
    /// English first, then the others by tag.
    pub(crate) languages: Vec<Language>,
    pub(crate) hash: String,
}

impl Locales {
    /// Reads every `.ftl` file of a folder.
    ///
    /// # Errors
    /// If a file cannot be read or is not valid. The error has all problems of all files.
    pub fn read(folder: &Path) -> Result<Self, Problems> {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let unreadable = |error: std::io::Error| Problem::of_file(&name, &error.to_string());
        let mut files = Vec::new();
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            if path.extension().is_some_and(|kind| kind == "ftl") {
                let tag = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                files.push((tag, fs::read_to_string(&path).map_err(unreadable)?));
            }
        }
        let files: Vec<(&str, &str)> =
            files.iter().map(|(tag, text)| (tag.as_str(), text.as_str())).collect();
        Self::compile(&name, &files)
    }

    /// Compiles files, each given as its tag and its content. `folder` is only for messages.
    ///
    /// # Errors
    /// If a file is not valid. The error has all problems of all files.
    pub fn compile(folder: &str, files: &[(&str, &str)]) -> Result<Self, Problems> {
        let mut files = files.to_vec();
        files.sort_by_key(|(tag, _)| (*tag != REFERENCE, *tag));
        let mut problems = Vec::new();
        let languages: Vec<Language> = files
            .iter()
            .map(|(tag, text)| read::language(folder, tag, text, &mut problems))
            .collect();
        match languages.split_first() {
            Some((reference, others)) if reference.tag == REFERENCE => {
                check::reference(reference, &mut problems);
                for other in others {
                    check::translation(reference, other, &mut problems);
                }
            }
            _ => problems.push(Problem::of_file(
                &format!("{folder}/{REFERENCE}.ftl"),
                "expected the file that the others are checked against, found none",
            )),
        }
        if !problems.is_empty() {
            return Err(Problems(problems));
        }
        let hash = encode::hash(files.iter().flat_map(|(tag, text)| [*tag, *text]));
        Ok(Self { languages, hash })
    }

    /// The tags of the languages, as their files are named; English first.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.languages.iter().map(|language| language.tag.as_str())
    }

    /// The file of a language as visitors load it: one line for each text, in the order of English's keys.
    #[must_use]
    pub fn file(&self, tag: &str) -> Option<String> {
        let language = self.languages.iter().find(|language| language.tag == tag)?;
        Some(encode::file(self.reference(), language, &self.hash))
    }

    /// The Rust that is included in `src/words.rs`.
    #[must_use]
    pub fn rust(&self) -> String {
        rust::code(self.reference(), &self.tags().collect::<Vec<_>>(), &self.hash)
    }

    /// The types of the texts of scripts, for `tsc`.
    #[must_use]
    pub fn types(&self) -> String {
        scripts::types(self.reference())
    }

    pub(crate) fn reference(&self) -> &Language {
        // `compile` returns no value without the reference.
        #[allow(clippy::indexing_slicing, reason = "the reference is always the first")]
        &self.languages[0]
    }
}
