use super::*;

const ENGLISH: &str = r#"
-language-tag = en
-plural-one = i = 1 and v = 0
-ordinal-one = n % 10 = 1 and n % 100 != 11

## Everywhere

# A button.
close = Close
# Variables:
#   $count (Number) - how many
articles = { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
# Variables:
#   $name (String)
#   $place (String, optional)
greeting = Good day, { $name }
# Items: 3
seasons = Dry | Wet | Cold
# Variables:
#   $number (Number)
century = { NUMBER($number, type: "ordinal") ->
        [one] { $number }st
       *[other] { $number }th
    }

## Scripts

reload = Reload the "page"
"#;

const POLISH: &str = r#"
-language-tag = pl
-plural-one = i = 1 and v = 0 @integer 1
-plural-few = v = 0 and i % 10 = 2..4 and i % 100 != 12..14
-plural-many = v = 0 and i != 1 and i % 10 = 0..1 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 12..14
close = Zamknij
articles = { $count ->
        [one] jeden artykuł
        [few] { $count } artykuły
        [many] { $count } artykułów
       *[other] { $count } artykułu
    }
greeting = { $name } w { $place }: dzień dobry{ "\u0021" }
seasons = Sucha | Mokra | Zimna
century = { $number }.
## Scripts
reload = Odśwież
"#;

fn locales(files: &[(&str, &str)]) -> Locales {
    Locales::compile("locales", files).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The problems of the Polish file after `old` was replaced by `new` in it.
fn polish(old: &str, new: &str) -> String {
    assert!(POLISH.contains(old), "{old}");
    let changed = POLISH.replacen(old, new, 1);
    match Locales::compile("locales", &[("en", ENGLISH), ("pl", &changed)]) {
        Ok(_) => String::new(),
        Err(problems) => problems.to_string(),
    }
}

/// The problems of the English file with one more text.
fn english(more: &str) -> String {
    match Locales::compile("locales", &[("en", &format!("{ENGLISH}{more}"))]) {
        Ok(_) => String::new(),
        Err(problems) => problems.to_string(),
    }
}

#[test]
fn a_language_needs_only_one_file() {
    let locales = locales(&[("pl", POLISH), ("en", ENGLISH)]);
    assert_eq!(locales.tags().collect::<Vec<_>>(), ["en", "pl"]);
    let file = locales.file("pl").expect("a file");
    let lines: Vec<&str> = file.split('\n').collect();
    assert_eq!(lines[1], "pl");
    assert_eq!(lines[2], "one:=1;few:10=2..4&100!12..14;many:!1&10=0..1|10=5..9|100=12..14");
    assert_eq!(lines[4], "Zamknij");
    assert_eq!(
        lines[5],
        "\u{e}\u{1}cone=jeden artykuł\u{10}few=\u{1} artykuły\u{10}many=\u{1} artykułów\u{10}other=\u{1} artykułu"
    );
    assert_eq!(lines[6], "\u{1} w \u{2}: dzień dobry!");
    assert_eq!(lines[7], "Sucha|Mokra|Zimna");
    assert_eq!(lines[8], "\u{1}.");
    assert_eq!(lines.len(), 9, "the file has no texts for scripts");
}

#[test]
fn each_text_is_a_method_with_typed_parameters() {
    let code = locales(&[("en", ENGLISH)]).rust();
    for expected in [
        "const LANGUAGES: [&str; 1] = [\"en\"];",
        "const LINES: usize = 9;",
        "    /// “Close”\n    ///\n    /// A button.\n    pub fn close(&self) -> String {\n        self.text(4, \"Close\")",
        "pub fn articles(&self, count: usize) -> String",
        "pub fn greeting(&self, name: &str, place: &str) -> String",
        "self.filled(6, \"Good day, \\u{1}\", &[name, place])",
        "pub fn seasons(&self, item: usize) -> String",
    ] {
        assert!(code.contains(expected), "{expected}\n{code}");
    }
    assert!(!code.contains("reload"));
}

#[test]
fn texts_for_scripts_are_modules_with_types() {
    let locales = locales(&[("en", ENGLISH), ("pl", POLISH)]);
    let module = scripts::module(locales.reference(), locales.reference(), &["en", "pl"]);
    assert_eq!(
        module,
        "export const languages = [\"en\", \"pl\"];\nexport const tag = \"en\";\n\
         export const words = {\n  \"reload\": \"Reload the \\\"page\\\"\",\n};\n"
    );
    assert!(locales.types().contains("  \"reload\": string;"));
}

#[test]
fn missing_and_superfluous_texts_are_errors_with_file_and_key() {
    assert_eq!(
        polish("close = Zamknij", ""),
        "locales/pl.ftl: `close`: expected this text, found none"
    );
    assert_eq!(
        polish("close", "open = Otwórz\nclose"),
        "locales/pl.ftl:6: `open`: expected a key of en.ftl, found a key that en.ftl lacks"
    );
    assert_eq!(
        polish("close", "close = Zamknij\nclose"),
        "locales/pl.ftl:7: `close`: expected each key once, found the key in line 6 too"
    );
    assert_eq!(
        polish("{ $name } w", "w"),
        "locales/pl.ftl:13: `greeting`: expected the placeholder `$name`, found none"
    );
    assert_eq!(
        polish("Zamknij", "Zamknij { $count }"),
        "locales/pl.ftl:6: `close`: expected no placeholder `$count`, found one that en.ftl does not declare"
    );
    assert_eq!(
        polish("Sucha | ", ""),
        "locales/pl.ftl:14: `seasons`: expected 3 items with `|` between them, found 2"
    );
    assert_eq!(
        polish("## Scripts\n", ""),
        "locales/pl.ftl:16: `reload`: expected this text in the same group as in en.ftl, found another group"
    );
    assert!(polish("-language-tag = pl", "").contains("expected `-language-tag = …`"));
}

#[test]
fn a_choice_has_the_categories_of_its_language() {
    assert_eq!(
        polish("        [few] { $count } artykuły\n", ""),
        "locales/pl.ftl:7: `articles`: expected the plural category [few], found none"
    );
    assert_eq!(
        polish("[few]", "[two]"),
        "locales/pl.ftl:7: `articles`: expected the plural category [few], found none\n\
         locales/pl.ftl:7: `articles`: expected no [two], which is no plural category of this language"
    );
    assert_eq!(
        polish("{ $count } artykułu", "artykuły"),
        "locales/pl.ftl:7: `articles`: expected the placeholder `$count`, found none"
    );
    let start = POLISH.find("articles").expect("a key");
    let end = POLISH.find("greeting").expect("a key");
    let articles = POLISH.get(start..end).expect("a text");
    assert_eq!(
        polish(articles, "articles = Artykuły: { $count }\n"),
        "locales/pl.ftl:7: `articles`: expected a choice by `$count`, found one text for every number"
    );
    assert_eq!(
        polish("{ $name } w { $place }", "{ $name ->\n        [1] a { $name }\n       *[other] b { $name }\n    }"),
        "locales/pl.ftl:13: `greeting`: expected a choice by a placeholder that is a Number, found `$name`\n"
            .trim_end()
    );
    assert_eq!(
        polish("-plural-few = v = 0", "-plural-few = some"),
        "locales/pl.ftl:4: `-plural-few`: expected a plural rule such as `i % 10 = 2..4`, found `some`\n\
         locales/pl.ftl:7: `articles`: expected no [few], which is no plural category of this language"
    );
}

#[test]
fn unsupported_fluent_is_an_error() {
    let problem = |more: &str| {
        let problem = english(more);
        problem.split_once(": ").map(|(_, rest)| rest.to_owned()).unwrap_or(problem)
    };
    assert!(problem("a = { close }").starts_with("`a`: expected text, `{ $placeholder }`"));
    assert!(problem("a = { -language-tag }").starts_with("`a`: expected text"));
    assert!(problem("a = b\n    .c = d").starts_with("`a`: expected no attributes"));
    assert!(problem("a = b\n    c").starts_with("`a`: expected the text on one line"));
    assert!(problem("a = { \"\" }").starts_with("`a`: expected a text, found an empty one"));
    assert!(
        problem("type = Type").starts_with("`type`: expected a key that is not a keyword of Rust")
    );
    assert!(
        problem("# Variables:\n#   $a (Text)\nb = { $a }")
            .starts_with("`b`: expected `$name (Number)")
    );
    assert!(
        problem("# Variables:\n#   $a (String)\nb = { $a }")
            .starts_with("`b`: expected no placeholder in")
    );
    assert!(
        problem("not a text").starts_with("Expected") || problem("not a text").contains("xpected"),
        "{}",
        problem("not a text")
    );
    let missing = Locales::compile("locales", &[("pl", POLISH)]).expect_err("no English");
    assert!(missing.to_string().contains("en.ftl: expected the file"));
}

#[test]
fn the_hash_follows_every_text() {
    let hash = |polish: &str| locales(&[("en", ENGLISH), ("pl", polish)]).hash;
    assert_eq!(hash(POLISH), hash(POLISH));
    assert_ne!(hash(POLISH), hash(&POLISH.replace("Zamknij", "Zamknąć")));
}
