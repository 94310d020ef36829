//! Scratch.
use super::*;

#[test]
fn scratch() {
    let maker = CardMaker::new();
    for (name, title, site, section, rtl) in [
        ("en", "Lighthouse’s lamp lit again after “forty years” of silence", "Gazette – Harbour Society", Some("Works & days"), false),
        ("short", "Fog", "Gazette", None, false),
        ("long", "The society’s committee for the restoration of lighthouses reports on seven years of work on the northern coast, with a list of everyone who helped and of what is still left to do in the coming years, and more", "A very long site name that goes on and on and on until there is no more room for it anywhere", Some("Restoration"), false),
        ("word", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft gegründet", "Gazette", Some("Vereine"), false),
        ("nospace", &"abcdefghij".repeat(60), "Gazette", Some("x"), false),
        ("zh", "中国丝绸博物馆举办“丝路之绸：起源、传播与交流”国际学术研讨会，并发布年度报告", "中国丝绸博物馆", Some("学术活动"), false),
        ("zhlong", &"丝路之绸，起源传播与交流".repeat(20), "中国丝绸博物馆", Some("学术活动"), false),
        ("ar", "افتتاح المنارة القديمة بعد 40 عامًا (2024) من الصمت، بحضور Gazette والجمهور.", "جريدة الميناء", Some("أعمال"), true),
        ("arlong", &"افتتاح المنارة القديمة بعد أربعين عاما من الصمت ".repeat(10), "جريدة الميناء", Some("أعمال"), true),
        ("he", "המגדלור נפתח שוב (2024) — Gazette!", "עיתון", Some("חדשות"), true),
        ("emoji", "Open day 🎉 at the lighthouse", "Gazette", None, false),
    ] {
        let start = std::time::Instant::now();
        match maker.card(title, site, section, rtl) {
            Ok(bytes) => {
                println!("{name}: {} bytes {:?}", bytes.len(), start.elapsed());
                std::fs::write(format!("/tmp/team/cards/{name}.png"), bytes).unwrap();
            }
            Err(error) => println!("{name}: {error}"),
        }
    }
}
