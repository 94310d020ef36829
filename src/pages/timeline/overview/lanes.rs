//! The lanes of the overview: all activities in one, or those of each section or topic in one of its own.

use crate::edition::Edition;
use crate::parts::words::timeline::TimelineWords;
use crate::reading::chronicle::{Chronicle, Step};
use crate::reading::selecting::{Choices, choices};

/// At most this many sections or topics have a lane of their own. The others share one more.
const MAX_LANES: usize = 6;

/// What the overview has a lane for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::pages::timeline) enum Lanes {
    /// Everything together.
    #[default]
    One,
    /// Each section.
    Sections,
    /// Each topic.
    Tags,
}

impl Lanes {
    /// What a button leads to next, where there is something to part by.
    pub(in crate::pages::timeline) fn following(self, edition: &Edition) -> Self {
        let Choices { sections, tags, .. } = choices(edition);
        match self {
            Self::One if sections.len() > 1 => Self::Sections,
            Self::One | Self::Sections if tags.len() > 1 => Self::Tags,
            _ => Self::One,
        }
    }

    /// What the lanes are for.
    pub(in crate::pages::timeline) fn label(self, words: &TimelineWords) -> &'static str {
        match self {
            Self::One => words.lanes_none,
            Self::Sections => words.lanes_by_section,
            Self::Tags => words.lanes_by_tag,
        }
    }
}

/// Activities that are drawn together.
pub(in crate::pages::timeline) struct Lane {
    /// The section or topic that the lane is for, where there is more than one lane.
    pub name: Option<String>,
    /// The lane's activities, in list order.
    pub steps: Vec<Step>,
}

/// The lanes of a timeline, the fullest first. An activity with several topics is in each of their lanes.
pub(in crate::pages::timeline) fn lanes(
    edition: &Edition,
    chronicle: &Chronicle,
    by: Lanes,
) -> Vec<Lane> {
    let Choices { sections, tags, .. } = match by {
        Lanes::One => return vec![Lane { name: None, steps: chronicle.steps.clone() }],
        _ => choices(edition),
    };
    let known = if by == Lanes::Tags { tags } else { sections };
    let known: Vec<String> = known.into_iter().map(|(name, _)| name).take(MAX_LANES).collect();
    let mut lanes: Vec<Vec<Step>> = known.iter().map(|_| Vec::new()).collect();
    let mut others = Vec::new();
    for (place, step) in chronicle.steps.iter().enumerate() {
        let Some(entry) = chronicle.entry(edition, place) else { continue };
        let is_in = |name: &String| match by {
            Lanes::Tags => entry.activity.tags.contains(name) || entry.article.tags.contains(name),
            _ => entry.article.section.as_ref() == Some(name),
        };
        let mut found = false;
        for (lane, _) in lanes.iter_mut().zip(&known).filter(|(_, name)| is_in(name)) {
            lane.push(*step);
            found = true;
        }
        if !found {
            others.push(*step);
        }
    }
    let title = |name: String| match by {
        Lanes::Sections => edition.section_title(&name).map(str::to_owned).unwrap_or(name),
        _ => name,
    };
    let named = known.into_iter().map(|name| Some(title(name)));
    let all = named.zip(lanes).map(|(name, steps)| Lane { name, steps });
    let rest = Lane { name: Some("…".to_owned()), steps: others };
    all.chain([rest]).filter(|lane| !lane.steps.is_empty()).collect()
}
