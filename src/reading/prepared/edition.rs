//! The fields of an edition's types, in the order in which a prepared edition has them.
//!
//! A change here changes the format: raise [`super::VERSION`].

use super::packed::{Packed, Reader, Writer, packed};
use crate::edition::activity::{Activity, Media, Place, Timeline, View};
use crate::edition::article::{Article, Attachment, Author, Pin, Shortened, Source, Update};
use crate::edition::body::math::Formula;
use crate::edition::body::{
    Block, Cell, Description, Direction, Inline, ListItem, NumberStyle, Numbers, Picture, Style,
    Table, Voice,
};
use crate::edition::branding::{Branding, Entry, Kind};
use crate::edition::player::{Player, PlayerKind};
use crate::edition::time::calendar::{Date, TimeOfDay};
use crate::edition::time::moment::{Moment, Precision};
use crate::edition::{Edition, Section};

packed!(struct Edition {
    title, description, language, time_zone, home_page, feed, icon, branding, authors, sections, lead, articles,
} from Edition::default());
packed!(struct Section { id, title });
packed!(struct Branding { entries } from Branding::default());
packed!(struct Entry { kind, text, url });
packed!(names Kind {
    0: Logo, 1: LogoInDark, 2: Nameplate, 3: NameplateInDark, 4: Notice, 5: Link, 6: Footer, 7: FooterLink,
    8: RelatedTitle, 9: EventsTitle, 10: LatestTitle, 11: MoreTitle, 12: Block,
});
packed!(struct Article {
    id, slug, aliases, title, summary, language, url, external_url, published, modified, authors, source, section, tags, place,
    image, body, locked, timeline, pinned, gallery, updates, attachments, shortened,
} from Article::new(String::new(), String::new()));
packed!(struct Shortened { minutes, activities });
packed!(struct Author { name, url, avatar });
packed!(struct Source { name, url });
packed!(enum Pin { 0: Article(id), 1: Page { url, title, date } });
packed!(struct Update { date, text });
packed!(struct Attachment { url, media_type, title, bytes, seconds });

packed!(struct Timeline { title, view, activities });
packed!(names View { 0: List, 1: Story, 2: Plan, 3: Map });
packed!(struct Activity { id, start, end, display, title, body, place, tags, media, url });
packed!(struct Place { name, position });
packed!(struct Media { picture, caption, credit });

packed!(struct Moment { date, time, precision, offset, zone, approximate });
packed!(names Precision { 0: Year, 1: Month, 2: Day, 3: Minute, 4: Second });

packed!(enum Block {
    0: Paragraph(text),
    1: Heading { level, text, name },
    2: List { numbers, items },
    3: Descriptions(parts),
    4: Quote(content),
    5: Figure { content, caption },
    6: Picture(picture),
    7: Table(table),
    8: Code { language, text },
    9: Player(player),
    10: Rule,
    11: Details { summary, content },
    12: Passage(voice, content),
});
packed!(struct Voice { language, direction });
packed!(names Direction { 0: LeftToRight, 1: RightToLeft, 2: Auto });
packed!(struct Numbers { start, reversed, style });
packed!(struct ListItem { number, content });
packed!(names NumberStyle { 0: Decimal, 1: LowerLetters, 2: UpperLetters, 3: LowerRoman, 4: UpperRoman });
packed!(enum Description { 0: Term(text), 1: Text(content) });
packed!(struct Table { caption, rows, heading_rows });
packed!(struct Cell { heading, columns, rows, content });
packed!(struct Picture { address, alt, size });
packed!(enum Inline {
    0: Text(text),
    1: Break,
    2: Span(style, text),
    3: Link { address, article, text },
    4: Jump(number, text),
    5: Anchor(number),
    6: Picture(picture),
    7: Ruby { base, reading },
    8: Abbreviation { title, text },
    9: Formula(formula),
    10: Passage(voice, text),
});
packed!(names Style {
    0: Emphasis, 1: Strong, 2: Code, 3: Mark, 4: Subscript, 5: Superscript, 6: Struck, 7: Inserted, 8: Quoted, 9: Small,
    10: Cited, 11: Key,
});
packed!(struct Player { kind, address, page, title });
packed!(names PlayerKind { 0: Frame, 1: Video, 2: Audio, 3: Page });

impl Packed for Formula {
    fn pack(&self, to: &mut Writer) {
        self.text.pack(to);
        self.written().pack(to);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        Self::checked_before(Packed::unpack(from)?, Packed::unpack(from)?)
    }
}

impl Packed for Date {
    fn pack(&self, to: &mut Writer) {
        self.year.pack(to);
        self.month.pack(to);
        self.day.pack(to);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        // Only days that the calendar has are computed with.
        Self::new(Packed::unpack(from)?, from.byte()?, from.byte()?)
    }
}

impl Packed for TimeOfDay {
    fn pack(&self, to: &mut Writer) {
        self.hour.pack(to);
        self.minute.pack(to);
        self.second.pack(to);
    }

    fn unpack(from: &mut Reader<'_>) -> Option<Self> {
        let time = Self { hour: from.byte()?, minute: from.byte()?, second: from.byte()? };
        (time.hour < 24 && time.minute < 60 && time.second < 60).then_some(time)
    }
}
