//! The whole reader, mounted: loads the edition, and shows the shell around its pages.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::arrival::keep_document_in_step;
use super::shell::{Shell, ShellProps};
use crate::loading::fetch::Patience;
use crate::loading::loader::{self, Plan};
use crate::loading::{LoadError, Loading};
use crate::parts::setting::Setting;
use crate::reading::language::{Language, is_right_to_left};

/// The reader, from a plan of what to load.
#[component]
pub fn App(
    /// What to load, or why that cannot even be known.
    plan: Result<Plan, LoadError>,
    /// The interface's language, where the operator chose one.
    language: Option<Language>,
    /// The way around.
    setting: Setting,
) -> AnyView {
    provide_context(setting);
    let loading = RwSignal::new(Loading::Idle);
    let loads = Loads::new(plan, language, setting, loading);
    loads.start();
    keep_document_in_step(setting, loading);
    Shell(ShellProps { loading, retry: Callback::new(move |()| loads.start()) })
}

/// Loads the edition, one load at a time. Belongs to the reader, not to the button that asks for
/// another try: the button goes with the page that it is on.
#[derive(Clone)]
struct Loads {
    plan: Result<Plan, LoadError>,
    language: Option<Language>,
    setting: Setting,
    loading: RwSignal<Loading>,
    under_way: StoredValue<Patience, LocalStorage>,
}

impl Loads {
    fn new(
        plan: Result<Plan, LoadError>,
        language: Option<Language>,
        setting: Setting,
        loading: RwSignal<Loading>,
    ) -> Self {
        let under_way = StoredValue::new_local(Patience::default());
        on_cleanup(move || under_way.with_value(Patience::give_up));
        Self { plan, language, setting, loading, under_way }
    }

    /// Starts to load, giving up a load that is under way.
    fn start(&self) {
        let Self { plan, language, setting, loading, .. } = self.clone();
        let plan = match plan {
            Ok(plan) => plan,
            Err(error) => return loading.set(Loading::Failed(error)),
        };
        let patience = Patience::default();
        self.under_way.update_value(|before| {
            before.give_up();
            *before = patience.clone();
        });
        loading.set(Loading::Loading);
        let task = async move {
            let outcome = loader::load(&plan, &patience).await;
            if patience.is_given_up() {
                return;
            }
            loading.set(match outcome {
                Ok(loaded) => {
                    let tag = loaded.edition.language.as_deref();
                    let own = tag.map(Language::from_tag);
                    setting.right_to_left.set(tag.is_some_and(is_right_to_left));
                    setting.language.set(language.or(own).unwrap_or_default());
                    Loading::Done(Arc::new(loaded))
                }
                Err(error) => Loading::Failed(error),
            });
        };
        // Not bound to an owner: it ends by itself once nobody waits, and must not keep one alive.
        spawn_local(task);
    }
}
