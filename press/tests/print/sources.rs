//! Datasets from files, from servers, and in several pages.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::crawl::Crawl;
use super::datasets::{articles, dataset, fixture};
use super::sites::{Place, press, print, set, write};

/// What a server answers, by path: the body and the header `Link`.
type Answers = BTreeMap<String, (String, Option<String>)>;

/// A server that answers until the test ends. Gives its address.
fn server(answers: impl FnOnce(&str) -> Answers) -> String {
    let server = tiny_http::Server::http("127.0.0.1:0").expect("a server");
    let address = format!("http://{}", server.server_addr());
    let answers = answers(&address);
    std::thread::spawn(move || {
        for request in server.incoming_requests() {
            let Some((body, link)) = answers.get(request.url()) else {
                let _ = request.respond(tiny_http::Response::empty(404));
                continue;
            };
            let mut answer = tiny_http::Response::from_string(body);
            if let Some(link) = link {
                answer.add_header(
                    format!("Link: {link}").parse::<tiny_http::Header>().expect("a header"),
                );
            }
            let _ = request.respond(answer);
        }
    });
    address
}

/// Three articles as three datasets of one each.
fn parts() -> [Value; 3] {
    let items = articles(3);
    [0, 1, 2].map(|index| serde_json::from_str(&dataset(&items[index..=index])).expect("JSON"))
}

/// That the three articles were printed.
fn check(out: &str) -> Crawl {
    let crawl = Crawl::of(out, None);
    crawl.check();
    for name in ["a0", "a1", "a2"] {
        assert!(crawl.pages.contains_key(&format!("articles/{name}/index.html")), "{name}");
    }
    crawl
}

/// The settings on a page of a printed site.
fn settings(crawl: &Crawl) -> Value {
    let front = &crawl.pages["index.html"];
    let block = front.all("script").find(|script| script.has("id", "gazette")).expect("settings");
    serde_json::from_str(&block.text).expect("JSON")
}

#[test]
fn a_file_takes_the_place_of_the_dataset() {
    let place = Place::new();
    let (site, out, given) =
        (place.site(&fixture("full.json")), place.at("out"), place.at("given.json"));
    write(&given, fixture("chinese.json"));
    for configured in ["data/edition.json", "news/all.json?v=3", "https://data.example/all.json"] {
        set(&site, &json!({ "dataset": configured }).to_string());
        print(&site, &["--out", &out, "--dataset", &given]);
        let crawl = Crawl::of(&out, None);
        crawl.check();
        assert!(crawl.pages.contains_key("articles/桥/index.html"));
        let dataset = settings(&crawl)["dataset"].as_str().expect("a dataset").to_owned();
        let file = dataset.split('?').next().expect("a path");
        assert_eq!(crawl.files[file], fixture("chinese.json").as_bytes(), "{configured}");
    }
}

#[test]
fn a_dataset_is_fetched_page_by_page() {
    let [first, mut second, third] = parts();
    second["next_url"] = json!("third.json");
    let address = server(|address| {
        let link = format!("<{address}/other>; rel=prev, <second.json?page=2>; rel=\"next\"");
        BTreeMap::from([
            ("/first.json".to_owned(), (first.to_string(), Some(link))),
            ("/second.json?page=2".to_owned(), (second.to_string(), None)),
            ("/third.json".to_owned(), (third.to_string(), None)),
        ])
    });
    let place = Place::new();
    let (site, out) = (place.site(&fixture("empty.json")), place.at("out"));
    let dataset = format!("{address}/first.json");
    print(&site, &["--out", &out, "--dataset", &dataset]);
    assert_eq!(settings(&check(&out))["dataset"], dataset);
    set(&site, &json!({ "dataset": dataset }).to_string());
    print(&site, &["--out", &out]);
    check(&out);
}

/// A dataset on the site's own server is no file.
#[test]
fn a_dataset_below_the_address_of_the_site_is_fetched() {
    let dataset = dataset(&articles(3));
    let address = server(|_| BTreeMap::from([("/news/live/all.json".to_owned(), (dataset, None))]));
    let place = Place::new();
    let (site, out) = (place.site(&fixture("empty.json")), place.at("out"));
    let (url, dataset) = (format!("{address}/news/"), format!("{address}/news/live/all.json"));
    print(&site, &["--out", &out, "--url", &url, "--dataset", &dataset]);
    let crawl = Crawl::of(&out, Some(&url));
    assert!(crawl.pages.contains_key("articles/a2/index.html"));
    assert_eq!(settings(&crawl)["dataset"], dataset);
}

#[test]
fn further_pages_can_be_files_of_the_site() {
    let [mut first, mut second, third] = parts();
    first["next_url"] = json!("pages/second.json?v=1");
    second["next_url"] = json!("/data/the third.json");
    let place = Place::new();
    let (site, out) = (place.site(&first.to_string()), place.at("out"));
    write(&format!("{site}/data/pages/second.json"), second.to_string());
    write(&format!("{site}/data/the third.json"), third.to_string());
    print(&site, &["--out", &out]);
    check(&out);
    print(&site, &[]);
    check(&site);
}

#[test]
fn further_pages_of_a_given_file_lie_beside_it() {
    let [mut first, second, third] = parts();
    first["next_url"] = json!("pages/second.json");
    let mut second = second;
    second["next_url"] = json!("../third.json");
    let place = Place::new();
    let (site, out) = (place.site(&fixture("empty.json")), place.at("out"));
    let given = place.at("given/first.json");
    write(&given, first.to_string());
    write(&place.at("given/pages/second.json"), second.to_string());
    write(&place.at("given/third.json"), third.to_string());
    print(&site, &["--out", &out, "--dataset", &given]);
    let crawl = check(&out);
    assert_eq!(crawl.files["data/edition.json"], first.to_string().as_bytes());
    assert_eq!(crawl.files["data/pages/second.json"], second.to_string().as_bytes());
    assert_eq!(crawl.files["data/third.json"], third.to_string().as_bytes());
}

/// A dataset comes from others, and must not name files outside of the site.
#[test]
fn further_pages_lead_to_no_file_outside_of_the_site() {
    let place = Place::new();
    let [mut first, second, _] = parts();
    let secret = place.at("secret.json");
    write(&secret, second.to_string());
    for next in
        ["..%2F..%2Fsecret.json".to_owned(), format!("/{secret}"), secret.replace('/', "%2F")]
    {
        first["next_url"] = json!(next);
        let (site, out) = (place.site(&first.to_string()), place.at("out"));
        let output = press(&["print", &site, "--out", &out]);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{next}: {told}");
        assert!(told.contains("secret.json"), "{told}");
    }
}

#[test]
fn pages_in_a_circle_are_refused() {
    let [mut first, mut second, _] = parts();
    first["next_url"] = json!("second.json");
    second["next_url"] = json!("edition.json");
    let place = Place::new();
    let site = place.site(&first.to_string());
    write(&format!("{site}/data/second.json"), second.to_string());
    let output = press(&["print", &site, "--out", &place.at("out")]);
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("which was read already") && told.contains("edition.json"), "{told}");
}

/// The bound of the settings is for browsers. The command has one of its own, for files and for servers.
#[test]
fn a_large_dataset_is_printed_up_to_a_bound() {
    let place = Place::new();
    let (site, out) = (place.site(&fixture("full.json")), place.at("out"));
    let body = dataset(&articles(3));
    let size = body.len();
    let given = place.at("given.json");
    write(&given, &body);
    let served = server(|_| BTreeMap::from([("/all.json".to_owned(), (body, None))]));
    set(&site, r#"{"dataset":"data/edition.json","bounds":{"bytes":100}}"#);
    for source in [given, format!("{served}/all.json")] {
        let options = ["--out", &out, "--dataset", &source];
        let report = print(&site, &options);
        assert!(report["remarks"].to_string().contains("bounds.bytes"), "{report}");
        check(&out);
        let [low, high] = [size - 1, size].map(|bytes| bytes.to_string());
        print(&site, &[options.as_slice(), &["--max-bytes", &high]].concat());
        let output =
            press(&[&["print", &site], options.as_slice(), &["--max-bytes", &low]].concat());
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(told.contains(&low) && told.contains(&source), "{told}");
    }
    set(&site, r#"{"dataset":"data/edition.json"}"#);
    let report = print(&site, &["--out", &out]);
    assert!(!report["remarks"].to_string().contains("bounds.bytes"), "{report}");
}

#[test]
fn several_sources_are_one_print() {
    let place = Place::new();
    let items = articles(3);
    let (site, out) = (place.site(&dataset(&items[..2])), place.at("out"));
    let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20240503T180000Z\r\n\
        SUMMARY:Concert\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    write(&format!("{site}/data/town events.ics"), calendar);
    write(&format!("{site}/data/press.json"), dataset(&items[2..]));
    let list = json!({ "dataset": [
        "data/edition.json",
        { "url": "data/press.json", "section": "Press" },
        { "url": "data/town events.ics", "section": "Events", "gives": "activities" },
    ] });
    set(&site, &list.to_string());
    print(&site, &["--out", &out]);
    let crawl = Crawl::of(&out, None);
    crawl.check();
    for name in [
        "articles/a0",
        "articles/a1",
        "articles/press-a2",
        "sections/press",
        "articles/town-events",
    ] {
        assert!(crawl.pages.contains_key(&format!("{name}/index.html")), "{name}");
    }
    let app = String::from_utf8_lossy(&crawl.files["app.html"]).into_owned();
    let named = "data-dataset=\"data/edition.json data/press.json data/town%20events.ics\"";
    assert!(app.contains(named), "{app}");
    // A file in place of the dataset is printed alone.
    let (given, alone) = (place.at("given.json"), place.at("alone"));
    write(&given, fixture("chinese.json"));
    print(&site, &["--out", &alone, "--dataset", &given]);
    let crawl = Crawl::of(&alone, None);
    crawl.check();
    assert_eq!(settings(&crawl)["dataset"], "data/edition.json");
    assert!(!crawl.pages.contains_key("sections/press/index.html"));
}

#[test]
fn a_print_without_one_of_its_sources_is_refused() {
    let place = Place::new();
    let (site, out) = (place.site(&dataset(&articles(2))), place.at("out"));
    set(&site, &json!({ "dataset": ["data/edition.json", "data/missing.json"] }).to_string());
    let output = press(&["print", &site, "--out", &out]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success());
    assert!(told.contains("missing.json"), "{told}");
    set(&site, &json!({ "dataset": [{ "url": "data/edition.json", "gives": "all" }] }).to_string());
    let output = press(&["print", &site, "--out", &out]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("expected as `gives` `articles`, `activities` or `both`"), "{told}");
}
