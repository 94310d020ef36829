//! The words of generated texts.

/// Nouns, the most frequent first.
pub(super) const NOUNS: [&str; 96] = [
    "town",
    "council",
    "harbour",
    "school",
    "bridge",
    "river",
    "market",
    "station",
    "library",
    "museum",
    "garden",
    "street",
    "theatre",
    "hospital",
    "factory",
    "island",
    "festival",
    "road",
    "railway",
    "church",
    "tower",
    "square",
    "park",
    "canal",
    "ferry",
    "lighthouse",
    "orchestra",
    "team",
    "season",
    "winter",
    "summer",
    "storm",
    "flood",
    "harvest",
    "forest",
    "hill",
    "valley",
    "farm",
    "mill",
    "quarry",
    "mine",
    "ship",
    "boat",
    "engine",
    "tram",
    "bus",
    "bicycle",
    "house",
    "roof",
    "window",
    "door",
    "wall",
    "cellar",
    "archive",
    "letter",
    "map",
    "photograph",
    "film",
    "novel",
    "poem",
    "song",
    "choir",
    "painter",
    "teacher",
    "doctor",
    "baker",
    "captain",
    "mayor",
    "voter",
    "budget",
    "tax",
    "loan",
    "price",
    "wage",
    "strike",
    "union",
    "company",
    "workshop",
    "laboratory",
    "telescope",
    "fossil",
    "comet",
    "vaccine",
    "experiment",
    "survey",
    "census",
    "treaty",
    "border",
    "passport",
    "journey",
    "expedition",
    "camp",
    "tent",
    "lantern",
    "kite",
    "clock",
];

/// Verbs in the past, the most frequent first.
pub(super) const VERBS: [&str; 48] = [
    "opened",
    "closed",
    "changed",
    "saved",
    "rebuilt",
    "moved",
    "bought",
    "sold",
    "found",
    "lost",
    "repaired",
    "painted",
    "measured",
    "counted",
    "visited",
    "crossed",
    "left",
    "joined",
    "divided",
    "replaced",
    "supported",
    "refused",
    "welcomed",
    "followed",
    "taught",
    "fed",
    "carried",
    "lifted",
    "flooded",
    "heated",
    "lit",
    "cleaned",
    "named",
    "published",
    "translated",
    "recorded",
    "photographed",
    "restored",
    "drained",
    "planted",
    "harvested",
    "exported",
    "imported",
    "insured",
    "inherited",
    "auctioned",
    "excavated",
    "catalogued",
];

/// Adjectives, the most frequent first.
pub(super) const ADJECTIVES: [&str; 48] = [
    "local",
    "public",
    "wooden",
    "northern",
    "southern",
    "eastern",
    "western",
    "quiet",
    "crowded",
    "famous",
    "forgotten",
    "modern",
    "ancient",
    "narrow",
    "broad",
    "empty",
    "bright",
    "cheap",
    "costly",
    "frozen",
    "green",
    "red",
    "blue",
    "white",
    "heavy",
    "light",
    "steep",
    "shallow",
    "deep",
    "foreign",
    "royal",
    "rural",
    "urban",
    "seasonal",
    "annual",
    "weekly",
    "temporary",
    "permanent",
    "electric",
    "mechanical",
    "medieval",
    "scientific",
    "musical",
    "private",
    "unfinished",
    "restored",
    "abandoned",
    "celebrated",
];

const SUFFIXES: [&str; 16] = [
    "", " history", " policy", " works", " season", " money", " people", " plans", " nights",
    " trade", " safety", " prize", " records", " weather", " law", " art",
];

const BEGINNINGS: [&str; 20] = [
    "Al", "Bran", "Cor", "Dun", "El", "Fal", "Gar", "Hol", "Is", "Kel", "Lan", "Mor", "Nor", "Os",
    "Pel", "Ros", "Sar", "Tor", "Ul", "Wen",
];

const MIDDLES: [&str; 20] = [
    "a", "ber", "da", "der", "e", "fi", "ga", "i", "ka", "len", "ma", "ne", "o", "ra", "ri", "sa",
    "ti", "u", "ve", "zo",
];

const ENDINGS: [&str; 20] = [
    "bury", "by", "dale", "den", "field", "ford", "gate", "ham", "land", "ley", "mere", "mouth",
    "port", "stead", "stone", "ton", "vik", "ward", "wick", "worth",
];

const FIRST_NAMES: [&str; 10] =
    ["Ada", "Ben", "Chloe", "Dev", "Elif", "Femi", "Grace", "Hugo", "Ines", "Jun"];

/// The name of a topic. Up to 1,536 topics have different names.
pub(super) fn topic(number: usize) -> String {
    let noun = at(&NOUNS, number);
    format!("{noun}{}", at(&SUFFIXES, number / NOUNS.len()))
}

/// A name of a person or place. Up to 8,000,000 numbers have different names.
pub(super) fn name_of(number: usize) -> String {
    let mut name = at(&BEGINNINGS, number).to_owned();
    let mut rest = number / BEGINNINGS.len() / ENDINGS.len();
    while rest > 0 {
        name.push_str(at(&MIDDLES, rest));
        rest /= MIDDLES.len();
    }
    name.push_str(at(&ENDINGS, number / BEGINNINGS.len()));
    name
}

/// The name of a person who writes.
pub(super) fn person(number: usize) -> String {
    format!("{} {}", at(&FIRST_NAMES, number), name_of(number * 7))
}

fn at(words: &[&'static str], number: usize) -> &'static str {
    words.get(number % words.len()).copied().unwrap_or_default()
}
