//! The lanes of the overview: all activities in one, or those of each section or topic in one of its own.

use crate::edition::Edition;
use crate::reading::timeline::chronicle::{Chronicle, Step};
use crate::reading::timeline::selecting::{Choices, choices};
use crate::words::Words;

/// At most this many sections or topics have a lane of their own. The others share one lane more.
const MAX_LANES: usize = 6;

/// How the overview divides activities into lanes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::pages::timeline) enum Lanes {
    /// One lane for all activities.
    #[default]
    One,
    /// A lane for each section.
    Sections,
    /// A lane for each topic.
    Tags,
}

impl Lanes {
    /// The division that follows when the button is pressed. Divisions without a choice are skipped.
    pub(in crate::pages::timeline) fn following(self, edition: &Edition) -> Self {
        let Choices { sections, tags, .. } = choices(edition);
        match self {
            Self::One if sections.len() > 1 => Self::Sections,
            Self::One | Self::Sections if tags.len() > 1 => Self::Tags,
            _ => Self::One,
        }
    }

    /// The name of the division.
    pub(in crate::pages::timeline) fn label(self, words: &Words) -> String {
        match self {
            Self::One => words.lanes_none(),
            Self::Sections => words.lanes_by_section(),
            Self::Tags => words.lanes_by_tag(),
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
    division: Lanes,
) -> Vec<Lane> {
    let Choices { sections, tags, .. } = match division {
        Lanes::One => return vec![Lane { name: None, steps: chronicle.steps.clone() }],
        _ => choices(edition),
    };
    let names = if division == Lanes::Tags { tags } else { sections };
    let names: Vec<String> = names.into_iter().map(|(name, _)| name).take(MAX_LANES).collect();
    let mut lanes: Vec<Vec<Step>> = names.iter().map(|_| Vec::new()).collect();
    let mut others = Vec::new();
    for (index, step) in chronicle.steps.iter().enumerate() {
        let Some(entry) = chronicle.entry(edition, index) else { continue };
        let is_in = |name: &String| match division {
            Lanes::Tags => entry.activity.tags.contains(name) || entry.article.tags.contains(name),
            _ => entry.article.section.as_ref() == Some(name),
        };
        let mut found = false;
        for (lane, _) in lanes.iter_mut().zip(&names).filter(|(_, name)| is_in(name)) {
            lane.push(*step);
            found = true;
        }
        if !found {
            others.push(*step);
        }
    }
    let title = |name: String| match division {
        Lanes::Sections => edition.section_title(&name).map(str::to_owned).unwrap_or(name),
        _ => name,
    };
    let named = names.into_iter().map(|name| Some(title(name)));
    let all = named.zip(lanes).map(|(name, steps)| Lane { name, steps });
    let rest = Lane { name: Some("…".to_owned()), steps: others };
    all.chain([rest]).filter(|lane| !lane.steps.is_empty()).collect()
}
