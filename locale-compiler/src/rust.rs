//! Writes the Rust that is included in `src/words.rs`: a method for each text.

use std::fmt::Write as _;

use crate::encode::{self, HEAD_LINES};
use crate::message::{Kind, Language, Message, Piece};

/// The code, from English and the tags of all languages.
pub(crate) fn code(english: &Language, tags: &[&str], hash: &str) -> String {
    let texts: Vec<&Message> = encode::for_module(english).collect();
    let (cardinal, ordinal) = (english.cardinal.compact(), english.ordinal.compact());
    let mut code = format!(
        "// Written by `locale-compiler` from the files in `locales/`.\n\n\
         /// The tags of the languages, as their files are named.\n\
         const LANGUAGES: [&str; {}] = {tags:?};\n\
         /// The hash at the beginning of every file of this build.\n\
         const HASH: &str = {hash:?};\n\
         /// The number of lines in a file: the hash, the tag and the plural rules, then the texts.\n\
         const LINES: usize = {};\n\
         /// English's tag for `lang` attributes.\n\
         const ENGLISH_TAG: &str = {:?};\n\
         /// English's plural rules of amounts.\n\
         const ENGLISH_CARDINAL: &str = {cardinal:?};\n\
         /// English's plural rules of ordinal numbers.\n\
         const ENGLISH_ORDINAL: &str = {ordinal:?};\n\n\
         impl Words {{\n",
        tags.len(),
        texts.len() + HEAD_LINES,
        english.name,
    );
    for (index, message) in texts.iter().enumerate() {
        method(&mut code, index + HEAD_LINES, message);
    }
    code.push_str("}\n\n#[cfg(not(target_arch = \"wasm32\"))]\nfn file(language: &str) -> Option<&'static str> {\n    Some(match language {\n");
    for tag in tags.iter().skip(1) {
        let _ = writeln!(
            code,
            "        {tag:?} => include_str!(concat!(env!(\"OUT_DIR\"), \"/{tag}.txt\")),"
        );
    }
    code.push_str("        _ => return None,\n    })\n}\n");
    code
}

fn method(code: &mut String, index: usize, message: &Message) {
    let text = encode::text(message, message);
    let shown = shown(message).replace('[', "\\[").replace(']', "\\]");
    let _ = writeln!(code, "    /// “{shown}”");
    if !message.comment.is_empty() {
        let _ = writeln!(code, "    ///\n    /// {}", message.comment.join("\n    /// "));
    }
    let name = name(&message.key);
    if message.items.is_some() {
        let _ = writeln!(
            code,
            "    pub fn {name}(&self, item: usize) -> String {{\n        self.item({index}, {text:?}, item)\n    }}"
        );
        return;
    }
    let (mut parameters, mut values) = (String::new(), Vec::new());
    for variable in &message.variables {
        let name = self::name(&variable.name);
        let (kind, value) = match variable.kind {
            Kind::Text => ("&str", name.clone()),
            Kind::Number => {
                ("usize", format!("&self.number(u64::try_from({name}).unwrap_or(u64::MAX))"))
            }
            Kind::LargeNumber => ("u64", format!("&self.number({name})")),
            Kind::Year => ("u64", format!("&{name}.to_string()")),
        };
        let _ = write!(parameters, ", {name}: {kind}");
        values.push(value);
    }
    let call = match values.is_empty() {
        true => format!("self.text({index}, {text:?})"),
        false => format!("self.filled({index}, {text:?}, &[{}])", values.join(", ")),
    };
    let _ =
        writeln!(code, "    pub fn {name}(&self{parameters}) -> String {{\n        {call}\n    }}");
}

/// The text with the names of its placeholders, for a comment. A choice is shown by its last variant.
fn shown(message: &Message) -> String {
    let variants = message.value.variants();
    let pieces = variants.last().into_iter().copied().flatten();
    pieces
        .map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Variable(name) => format!("{{ ${name} }}"),
        })
        .collect()
}

/// The name of a method or parameter for a key or placeholder.
fn name(key: &str) -> String {
    key.replace('-', "_")
}
