//! Reads the Fluent file of one language. `check` compares languages.

use fluent_syntax::ast::{Comment, Entry, Message as FluentMessage, Term};
use fluent_syntax::parser;

use crate::message::{Kind, Language, Message, Piece, Variable};
use crate::plural::{CATEGORIES, Rules};
use crate::problem::Problem;

mod pattern;

/// Texts are for scripts if the comment of their group begins with this word.
const SCRIPTS: &str = "Scripts";

/// A file that is being read.
struct File<'a, 'p> {
    name: String,
    text: &'a str,
    problems: &'p mut Vec<Problem>,
}

/// Reads the file of a language. Errors are added to `problems`, and the rest of the file is read.
pub(crate) fn language(
    folder: &str,
    tag: &str,
    text: &str,
    problems: &mut Vec<Problem>,
) -> Language {
    let mut file = File { name: format!("{folder}/{tag}.ftl"), text, problems };
    let mut language = Language {
        tag: tag.to_owned(),
        file: file.name.clone(),
        name: String::new(),
        cardinal: Rules::default(),
        ordinal: Rules::default(),
        messages: Vec::new(),
    };
    let resource = match parser::parse(text) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            for error in errors {
                file.report(file.line_at(error.pos.start), "", error.kind.to_string());
            }
            resource
        }
    };
    let mut is_for_scripts = false;
    for entry in &resource.body {
        match entry {
            Entry::GroupComment(comment) => {
                is_for_scripts = comment.content.iter().any(|line| line.starts_with(SCRIPTS));
            }
            Entry::Term(term) => file.term(term, &mut language),
            Entry::Message(message) => file.message(message, is_for_scripts, &mut language),
            // The parser has reported junk as an error.
            Entry::Comment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {}
        }
    }
    if language.name.is_empty() {
        file.report(
            0,
            "",
            "expected `-language-tag = …`, the tag for `lang` attributes, found none",
        );
    }
    language
}

impl<'a> File<'a, '_> {
    fn report(&mut self, line: usize, key: &str, message: impl Into<String>) {
        let (file, key) = (self.name.clone(), key.to_owned());
        self.problems.push(Problem { file, line, key, message: message.into() });
    }

    /// The line of an offset in the file, from 1.
    fn line_at(&self, offset: usize) -> usize {
        self.text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
    }

    /// The line of a piece of the file.
    fn line_of(&self, piece: &'a str) -> usize {
        self.line_at((piece.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize))
    }

    /// Reads a term, which describes the language itself.
    fn term(&mut self, term: &Term<&'a str>, language: &mut Language) {
        let (line, key) = (self.line_of(term.id.name), format!("-{}", term.id.name));
        let read = pattern::value(&term.value);
        let text = match read.as_ref().map(|value| value.variants().concat()).as_deref() {
            Ok([Piece::Text(text)]) => text.clone(),
            Ok(_) => return self.report(line, &key, "expected text alone"),
            Err(message) => return self.report(line, &key, message.as_str()),
        };
        if key == "-language-tag" {
            language.name = text;
            return;
        }
        let rule = key.strip_prefix("-plural-").map(|category| (category, &mut language.cardinal));
        let rule = rule
            .or_else(|| key.strip_prefix("-ordinal-").map(|name| (name, &mut language.ordinal)))
            .filter(|(category, _)| CATEGORIES.contains(category));
        let added = match rule {
            Some((category, rules)) => rules.add(category, &text),
            None => Err(format!(
                "expected `-language-tag`, or `-plural-` or `-ordinal-` with one of {}",
                CATEGORIES.join(", ")
            )),
        };
        if let Err(message) = added {
            self.report(line, &key, message);
        }
    }

    fn message(&mut self, from: &FluentMessage<&'a str>, scripts: bool, language: &mut Language) {
        let (line, key) = (self.line_of(from.id.name), from.id.name);
        if let Some(before) = language.message(key) {
            let before = before.line;
            self.report(
                line,
                key,
                format!("expected each key once, found the key in line {before} too"),
            );
            return;
        }
        if !from.attributes.is_empty() {
            self.report(line, key, "expected no attributes, which are not read here");
        }
        let value = match from.value.as_ref().map(pattern::value) {
            Some(Ok(value)) => value,
            Some(Err(message)) => return self.report(line, key, message),
            None => return self.report(line, key, "expected a text, found none"),
        };
        let mut message = Message {
            key: key.to_owned(),
            line,
            is_for_scripts: scripts,
            comment: Vec::new(),
            variables: Vec::new(),
            items: None,
            value,
        };
        if let Some(comment) = &from.comment
            && let Err(wrong) = read_comment(comment, &mut message)
        {
            self.report(line, key, wrong);
        }
        language.messages.push(message);
    }
}

/// Reads a comment: a description, `Items: 12`, and a placeholder in each line below `Variables:`.
fn read_comment(comment: &Comment<&str>, message: &mut Message) -> Result<(), String> {
    let mut in_variables = false;
    for line in comment.content.iter().map(|line| line.trim()) {
        if line == "Variables:" {
            in_variables = true;
        } else if in_variables && line.starts_with('$') {
            message.variables.push(variable(line)?);
        } else if let Some(count) = line.strip_prefix("Items:") {
            let count = count.trim().parse();
            message.items = Some(
                count.map_err(|_| format!("expected `Items: ` and a number, found `{line}`"))?,
            );
        } else if !in_variables && !line.is_empty() {
            message.comment.push(line.to_owned());
        }
    }
    Ok(())
}

fn variable(line: &str) -> Result<Variable, String> {
    let wrong = || {
        format!(
            "expected `$name (Number) - what it is`, or `Large number`, `Year` or `String` in place of `Number`, \
             found the comment `{line}`"
        )
    };
    let (name, rest) = line.trim_start_matches('$').split_once('(').ok_or_else(wrong)?;
    let (kind, _) = rest.split_once(')').ok_or_else(wrong)?;
    let (kind, is_optional) = match kind.split_once(',') {
        Some((kind, "optional" | " optional")) => (kind, true),
        Some(_) => return Err(wrong()),
        None => (kind, false),
    };
    let kind = match kind {
        "Number" => Kind::Number,
        "Large number" => Kind::LargeNumber,
        "Year" => Kind::Year,
        "String" => Kind::Text,
        _ => return Err(wrong()),
    };
    Ok(Variable { name: name.trim().to_owned(), kind, is_optional })
}
