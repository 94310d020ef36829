//! The words of dates: months, weekdays, halves of the day, zones, and words that add nothing. A date with
//! another word is not understood.

/// Each month by its names in English, German, French, Spanish, Italian, Portuguese, Dutch and Russian,
/// and by abbreviations that do not begin one of these.
const MONTHS: &str = "january januar janvier enero gennaio janeiro januari январь января|\
    february februar février fevrier febrero febbraio fevereiro februari февраль февраля|\
    march märz mars marzo março maart mrt март марта|april avril abril aprile апрель апреля|\
    may mai mayo maggio maio mei май мая|june juni juin junio giugno junho июнь июня|\
    july juli juillet julio luglio julho июль июля|\
    august août aout agosto augustus август августа|\
    september septembre septiembre settembre setembro сентябрь сентября|\
    october oktober octobre octubre ottobre outubro октябрь октября|\
    november novembre noviembre novembro ноябрь ноября|\
    december dezember décembre decembre diciembre dicembre dezembro декабрь декабря";

/// Weekdays in the same languages. They add nothing to a date.
const WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch \
    donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes \
    martes miércoles miercoles jueves viernes sábado sabado domingo lunedì martedì mercoledì giovedì venerdì \
    sabato domenica segunda terça quarta quinta sexta feira maandag dinsdag woensdag donderdag vrijdag \
    zaterdag zondag понедельник вторник среда четверг пятница суббота воскресенье пн чт пт сб вс";

/// Words that add nothing to a date. Some of them mark ordinal numbers.
const FILLERS: &str =
    "t at on the of st nd rd th um uhr der den le à er e de del di il o º ª h г года";

/// Names of zones, each with its offset from UTC in hours: those of RFC 2822, section 4.3, and others that mean
/// one zone only.
const ZONES: &str = "z0 ut0 utc0 gmt0 est-5 edt-4 cst-6 cdt-5 mst-7 mdt-6 pst-8 pdt-7 akst-9 akdt-8 hst-10 \
    wet0 west1 cet1 cest2 mez1 mesz2 eet2 eest3 msk3 sast2 jst9 kst9 aest10 aedt11 nzst12 nzdt13";

/// Halves of the day in Chinese, Japanese and Korean, which write them before the hour, in the order of [`HALVES`].
const WORDS_OF_HALVES: &str = "上午 午前 오전 早上 凌晨|中午|下午 午後 午后 오후|晚上 晩上";
const HALVES: [Half; 4] = [Half::Morning, Half::Noon, Half::Afternoon, Half::Evening];

/// Marks of Chinese, Japanese and Korean dates. They add nothing, because the order of the numbers is fixed.
const MARKS: &str = "年月日号號曜년월일整";

/// A part of the day that an hour of a 12-hour clock belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    Morning,
    Noon,
    Afternoon,
    Evening,
}

impl Half {
    /// The hour on a 24-hour clock; `None` where the two contradict each other or could mean two hours.
    pub(super) fn hour(self, hour: u8) -> Option<u8> {
        match (self, hour) {
            (Self::Morning, 12) => Some(0),
            (Self::Morning, 0..=11)
            | (Self::Noon, 11..)
            | (Self::Afternoon, 12..)
            | (Self::Evening, 13..) => Some(hour),
            (Self::Noon, 0..=2) | (Self::Afternoon, 0..=11) | (Self::Evening, 5..=11) => {
                Some(hour + 12)
            }
            _ => None,
        }
    }
}

/// The meaning of a word in lower case.
pub(super) enum Word {
    Month(u8),
    Half(Half),
    /// An offset from UTC in hours.
    Offset(i8),
    /// The word adds nothing.
    Filler,
}

/// The meaning of a word in lower case; `None` where the word is unknown or has several meanings.
pub(super) fn meaning(word: &str) -> Option<Word> {
    match word {
        "am" => return Some(Word::Half(Half::Morning)),
        "pm" => return Some(Word::Half(Half::Afternoon)),
        _ => {}
    }
    let offset = |zone: &str| zone.strip_prefix(word)?.parse().ok();
    if let Some(hours) = ZONES.split(' ').find_map(offset) {
        return Some(Word::Offset(hours));
    }
    if FILLERS.split(' ').any(|filler| filler == word) {
        return Some(Word::Filler);
    }
    let begins = |names: &str| names.split(' ').any(|name| name.starts_with(word));
    let letters = word.chars().count();
    let mut months = (1..).zip(MONTHS.split('|')).filter(|(_, names)| letters > 2 && begins(names));
    match (months.next(), months.next()) {
        // Two months begin with the word, as with `jui`.
        (Some(_), Some(_)) => None,
        (Some((month, _)), None) => Some(Word::Month(month)),
        _ => (letters > 1 && begins(WEEKDAYS)).then_some(Word::Filler),
    }
}

/// Takes a mark or word of Chinese, Japanese or Korean off the beginning of a text: the half of the day that
/// it names, and the rest.
pub(super) fn mark(text: &str) -> Option<(Option<Half>, &str)> {
    for (words, half) in WORDS_OF_HALVES.split('|').zip(HALVES) {
        if let Some(rest) = words.split(' ').find_map(|word| text.strip_prefix(word)) {
            return Some((Some(half), rest));
        }
    }
    for week in ["星期", "礼拜", "禮拜", "周", "週"] {
        if let Some(rest) = text.strip_prefix(week) {
            let rest = rest.strip_prefix(['一', '二', '三', '四', '五', '六', '日', '天'])?;
            return Some((None, rest));
        }
    }
    let mut letters = text.chars();
    let first = letters.next()?;
    let rest = letters.as_str();
    // 화요일, 火曜日
    if let Some(rest) = rest.strip_prefix("요일").or_else(|| rest.strip_prefix('曜')) {
        return Some((None, rest));
    }
    MARKS.contains(first).then_some((None, rest))
}

/// Whether a character belongs to a word.
pub(super) fn is_letter(character: char) -> bool {
    character.is_ascii_alphabetic() || !character.is_ascii()
}

/// The beginning of a text with the characters that belong to it, and the rest.
pub(super) fn take(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|character| !belongs(character)).unwrap_or(text.len()))
}
