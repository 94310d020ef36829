//! Writes the texts for scripts as modules, and the types of these modules for `tsc`.

use std::fmt::Write as _;

use crate::message::{Language, Message, Piece};

/// The module of a language.
pub(crate) fn module(english: &Language, language: &Language, tags: &[&str]) -> String {
    let mut module = String::new();
    if language.tag == english.tag {
        let tags: Vec<String> = tags.iter().map(|tag| quoted(tag)).collect();
        let _ = writeln!(module, "export const languages = [{}];", tags.join(", "));
    }
    let _ = writeln!(module, "export const tag = {};", quoted(&language.name));
    module.push_str("export const words = {\n");
    for message in for_scripts(english).filter_map(|model| language.message(&model.key)) {
        let _ = writeln!(module, "  {}: {},", quoted(&message.key), quoted(&text(message)));
    }
    module.push_str("};\n");
    module
}

/// The types of English's module.
pub(crate) fn types(english: &Language) -> String {
    let mut types =
        "// Written by `locale-compiler` from locales/en.ftl. A test compares both files.\n\n\
        /** The tags of the languages, as their files are named. */\n\
        export const languages: string[];\n\
        /** The language's tag, for `lang` attributes. */\n\
        export const tag: string;\n\
        /** The texts. */\n\
        export const words: {\n"
            .to_owned();
    for message in for_scripts(english) {
        for line in &message.comment {
            let _ = writeln!(types, "  /** {line} */");
        }
        let _ = writeln!(types, "  {}: string;", quoted(&message.key));
    }
    types.push_str("};\n");
    types
}

fn for_scripts(english: &Language) -> impl Iterator<Item = &Message> {
    english.messages.iter().filter(|message| message.is_for_scripts)
}

fn text(message: &Message) -> String {
    let pieces = message.value.variants().concat();
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.as_str(),
            // `check` refuses placeholders in texts for scripts.
            Piece::Variable(_) => "",
        })
        .collect()
}

/// A string of JavaScript.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
