use super::*;

#[test]
fn tags_find_their_language() {
    let language = Words::language;
    assert_eq!(language("zh-CN"), Some("zh"));
    assert_eq!(language("ZH"), Some("zh"));
    assert_eq!(language("zh_Hans_SG"), Some("zh"));
    assert_eq!(language("en-GB"), Some("en"));
    assert_eq!(language("tlh"), None);
    assert_eq!(language(""), None);
}

#[test]
fn tags_are_compared_with_the_language() {
    let (english, chinese) = (Words::default(), Words::of("zh-CN"));
    assert_eq!((english.tag(), chinese.tag()), ("en", "zh-Hans"));
    assert_eq!(Words::of("tlh").tag(), "en");
    assert!(english.is_of("en-GB") && chinese.is_of("zh_TW"));
    assert!(english.speaks("en-GB") && english.speaks("tlh") && chinese.speaks("zh-TW"));
    assert!(!english.speaks("zh") && !chinese.speaks("tlh"));
    assert!(!english.is_of("zh") && !english.is_of("fr") && !chinese.is_of(""));
}

#[test]
fn a_number_chooses_the_variant() {
    let (english, chinese) = (Words::default(), Words::of("zh"));
    assert_eq!(
        [0, 1, 2].map(|count| english.articles(count)),
        ["0 articles", "1 article", "2 articles"]
    );
    assert_eq!(english.news(0), "This page has been updated.");
    assert_eq!(english.news(1), "1 new article");
    assert_eq!(chinese.news(0), "本页有更新。");
    assert_eq!(chinese.news(1), "1 篇新文章");
    assert_eq!(english.shown(3, 5), "3 of 5 events");
    assert_eq!(chinese.shown(3, 5), "共 5 项活动，显示 3 项");
    let centuries = [1, 2, 3, 4, 11, 12, 13, 21, 111].map(|number| english.century(number, ""));
    let expected = ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "111th"];
    assert_eq!(centuries, expected.map(|number| format!("{number} century")));
}

#[test]
fn a_list_gives_its_items() {
    assert_eq!(Words::default().months(11), "December");
    assert_eq!(Words::of("zh").key_effects(8), "显示本帮助");
    assert_eq!(Words::default().months(12), "");
}

#[test]
fn a_file_of_another_build_is_refused_as_a_whole() {
    let whole = file("zh").expect("a file");
    assert!(Words::read(whole).is_some());
    assert!(Words::read(&whole.replace(HASH, "0123456789abcdef")).is_none());
    assert!(Words::read(&format!("{whole}\n")).is_none());
    assert!(Words::read(whole.rsplit_once('\n').expect("lines").0).is_none());
    assert!(Words::read("<!doctype html>").is_none());
}

/// Rules of CLDR in the compact form of `locale-compiler`, with numbers of each category.
#[test]
fn categories_follow_the_rules() {
    let russian = "one:10=1&100!11;few:10=2..4&100!12..14";
    let arabic = "zero:=0;one:=1;two:=2;few:100=3..10;many:100=11..99";
    let french = "one:=0,1;many:!0&1000000=0";
    let polish = "one:=1;few:10=2..4&100!12..14";
    let of = |rules, numbers: &[u64]| -> Vec<String> {
        numbers.iter().map(|number| plurals::category(rules, *number).to_owned()).collect()
    };
    assert_eq!(
        of(russian, &[1, 21, 11, 2, 24, 12, 5]),
        ["one", "one", "other", "few", "few", "other", "other"]
    );
    assert_eq!(
        of(arabic, &[0, 1, 2, 3, 110, 11, 100]),
        ["zero", "one", "two", "few", "few", "many", "other"]
    );
    assert_eq!(of(french, &[0, 1, 2, 1_000_000]), ["one", "one", "other", "many"]);
    assert_eq!(of(polish, &[1, 21, 22, 12]), ["one", "other", "few", "other"]);
    assert_eq!(of("two:=2|100=5", &[2, 105, 3]), ["two", "two", "other"]);
    assert_eq!(of("", &[1]), ["other"]);
}

#[test]
fn thousands_are_grouped() {
    let (english, chinese) = (Words::default(), Words::of("zh"));
    let counts = [999, 1000, 12_345, 100_000, 1_234_567];
    assert_eq!(
        counts.map(|count| english.number(count)),
        ["999", "1,000", "12,345", "100,000", "1,234,567"]
    );
    assert_eq!(english.articles(2000), "2,000 articles");
    assert_eq!(chinese.shown(1200, 100_000), "共 100,000 项活动，显示 1,200 项");
    // The variant follows the number, and not its first digits.
    assert_eq!(english.century(1001, ""), "1,001st century");
}
