//! Links to pages of the edition are followed without a request.

use web_sys::{Element, MouseEvent};

use super::nearest;
use crate::parts::ui::UiContext;

/// Follows the link that was clicked, if it leads to a page of the edition. Only plain clicks come here: with
/// a modifier the browser opens another tab or saves the page.
pub(in crate::app) fn clicked(ui: UiContext, event: &MouseEvent, target: &Element) {
    let Some(link) = nearest(target, "a[data-route]") else { return };
    let Some(href) = link.get_attribute("href") else { return };
    let Some(route) = ui.navigator.route_of(&href) else { return };
    // The address of a spot in somebody else's page is only copied: the host page decided against going there.
    let is_only_copied = link.has_attribute("data-copy") && !ui.navigator.is_in_url();
    if ui.navigator.go(route) || is_only_copied {
        event.prevent_default();
    }
}
