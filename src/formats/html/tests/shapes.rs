//! Bodies in a short notation, so that a test shows what was read in one line.

use super::{blocks, formulas};
use crate::edition::body::{Block, Direction, Inline, NumberStyle, Numbers, Voice};

/// The blocks of a text in a short notation, such as `p(a b(c))`.
pub(super) fn shape(html: &str) -> String {
    let mut out = String::new();
    for block in blocks(html) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&block_shape(&block));
    }
    out
}

pub(super) fn all(blocks: &[Block]) -> String {
    blocks.iter().map(block_shape).collect::<Vec<_>>().join(" ")
}

pub(super) fn block_shape(block: &Block) -> String {
    match block {
        Block::Paragraph(line) => format!("p({})", line_shape(line)),
        Block::Heading { level, text, .. } => format!("h{level}({})", line_shape(text)),
        Block::List { numbers, items } => {
            let items: Vec<String> = items
                .iter()
                .map(|item| {
                    let number = item.number.map(|number| format!("{number}=")).unwrap_or_default();
                    format!("li({number}{})", all(&item.content))
                })
                .collect();
            let name = numbers.as_ref().map_or("ul".to_owned(), numbers_shape);
            format!("{name}({})", items.join(" "))
        }
        Block::Quote(inner) => format!("quote({})", all(inner)),
        Block::Figure { content, caption } => {
            format!("figure({} | {})", all(content), line_shape(caption))
        }
        Block::Picture(picture) => format!("img({})", picture.address),
        Block::Table(table) => {
            let rows: Vec<String> = table
                .rows
                .iter()
                .map(|row| {
                    let cells: Vec<String> = row.iter().map(|cell| all(&cell.content)).collect();
                    format!("[{}]", cells.join(","))
                })
                .collect();
            format!("table{}({})", table.heading_rows, rows.join(""))
        }
        Block::Code { language, text } => {
            format!("code[{}]({})", language.as_deref().unwrap_or_default(), line_shape(text))
        }
        Block::Player(player) => format!("{:?}({})", player.kind, player.address),
        Block::Rule => "hr".to_owned(),
        Block::Details { summary, content } => {
            format!("details({} | {})", line_shape(summary), all(content))
        }
        Block::Descriptions(parts) => format!("dl{}", parts.len()),
        Block::Passage(voice, content) => format!("{}({})", voice_shape(voice), all(content)),
    }
}

pub(super) fn numbers_shape(numbers: &Numbers) -> String {
    let Numbers { start, reversed, style } = numbers;
    let start = start.map(|start| start.to_string()).unwrap_or_default();
    let style = if *style == NumberStyle::Decimal { String::new() } else { format!("{style:?}") };
    format!("ol{start}{}{style}", if *reversed { "-" } else { "" })
}

pub(super) fn voice_shape(voice: &Voice) -> String {
    let direction = match voice.direction {
        None => "",
        Some(Direction::LeftToRight) => "→",
        Some(Direction::RightToLeft) => "←",
        Some(Direction::Auto) => "↔",
    };
    format!("{}{direction}", voice.language.as_deref().unwrap_or_default())
}

pub(super) fn line_shape(line: &[Inline]) -> String {
    line.iter()
        .map(|inline| match inline {
            Inline::Text(text) => text.clone(),
            Inline::Break => "/".to_owned(),
            Inline::Span(style, inner) => format!("{style:?}({})", line_shape(inner)),
            Inline::Link { address, text, .. } => format!("a[{address}]({})", line_shape(text)),
            Inline::Jump(number, inner) => format!("jump{number}({})", line_shape(inner)),
            Inline::Anchor(number) => format!("here{number}"),
            Inline::Picture(picture) => format!("img[{}]", picture.address),
            Inline::Ruby { base, reading } => format!("ruby({}|{reading})", line_shape(base)),
            Inline::Abbreviation { title, text } => format!("abbr[{title}]({})", line_shape(text)),
            Inline::Formula(formula) => formulas::shape_of(formula),
            Inline::Passage(voice, inner) => {
                format!("{}({})", voice_shape(voice), line_shape(inner))
            }
        })
        .collect()
}
