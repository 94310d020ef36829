//! `press check` of what a server on this machine sends.

use super::{press, printed};

#[test]
fn pages_are_followed_and_the_server_is_looked_at() {
    let server = tiny_http::Server::http("127.0.0.1:0").expect("a server");
    let address = format!("HTTP://{}/feed.json", server.server_addr());
    let answers = std::thread::spawn(move || {
        for _ in 0..2 {
            let request = server.recv().expect("a request");
            let (id, next) = match request.url().contains("page=2") {
                false => ("1", "\"next_url\": \"/feed.json?page=2\","),
                true => ("2", ""),
            };
            let feed = format!(
                "{{ \"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\", {next} \"items\": [{{ \"id\": \"{id}\", \"title\": \"A\", \"content_text\": \"x\" }}] }}"
            );
            let kind: tiny_http::Header =
                "Content-Type: application/json".parse().expect("a header");
            request
                .respond(tiny_http::Response::from_string(feed).with_header(kind))
                .expect("sent");
        }
    });
    let output = press(&["check", &address]);
    answers.join().expect("answered");
    let text = printed(&output);
    assert!(text.contains("2 articles, 0 activities, 2 pages"), "{text}");
    assert!(
        text.contains("the server: doubted: expected `Access-Control-Allow-Origin`, found none"),
        "{text}"
    );
    assert!(text.contains("`Cache-Control`, `ETag` or `Last-Modified`, found none"), "{text}");
}

#[test]
fn a_dataset_is_fetched_from_a_server() {
    let server = tiny_http::Server::http("127.0.0.1:0").expect("a server");
    let address = format!("http://{}/feed.json", server.server_addr());
    let answers = std::thread::spawn(move || {
        let request = server.recv().expect("a request");
        let feed = b"{\"items\": [{\"id\": \"caf\xE9\", \"content_text\": \"x\"}]}".to_vec();
        let kind = "Content-Type: application/json; charset=iso-8859-1";
        let kind: tiny_http::Header = kind.parse().expect("a header");
        request.respond(tiny_http::Response::from_data(feed).with_header(kind)).expect("sent");
    });
    let output = press(&["check", &address]);
    answers.join().expect("answered");
    let text = printed(&output);
    assert!(text.contains("found iso-8859-1") && text.contains("1 article,"), "{text}");
}

#[test]
fn the_dataset_that_a_web_page_names_is_read_in_its_place() {
    let server = tiny_http::Server::http("127.0.0.1:0").expect("a server");
    let address = format!("http://{}/news/", server.server_addr());
    let answers = std::thread::spawn(move || {
        for (path, text) in [
            (
                "/news/",
                "<!doctype html><title>News</title><link rel=\"alternate\" type=\"application/rss+xml\" href=\"feed.xml\">",
            ),
            (
                "/news/feed.xml",
                "<rss version=\"2.0\"><channel><title>T</title><item><title>A</title><link>https://a.example/1</link></item></channel></rss>",
            ),
        ] {
            let request = server.recv().expect("a request");
            assert_eq!(request.url(), path);
            request.respond(tiny_http::Response::from_string(text)).expect("sent");
        }
    });
    let output = press(&["check", &address]);
    answers.join().expect("answered");
    let text = printed(&output);
    assert!(text.contains("RSS") && text.contains("1 article,"), "{text}");
    assert!(
        text.contains("expected a dataset, found a web page, `News`, which names feed.xml as one"),
        "{text}"
    );
}

#[test]
fn a_large_dataset_that_is_not_compressed_is_told() {
    let long = "word ".repeat(4_000);
    let feed = format!("[{{ \"id\": \"1\", \"title\": \"A\", \"body\": \"{long}\" }}]");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, feed.as_bytes()).expect("packed");
    let packed = packed.finish().expect("packed");
    for (body, encoding) in [(feed.clone().into_bytes(), None), (packed, Some("gzip"))] {
        let server = tiny_http::Server::http("127.0.0.1:0").expect("a server");
        let address = format!("http://{}/list.json", server.server_addr());
        let answers = std::thread::spawn(move || {
            let request = server.recv().expect("a request");
            let header = |name: &str, value: &str| {
                tiny_http::Header::from_bytes(name, value).expect("a header")
            };
            let mut response = tiny_http::Response::from_data(body);
            response.add_header(header("Content-Type", "application/json"));
            if let Some(encoding) = encoding {
                response.add_header(header("Content-Encoding", encoding));
            }
            request.respond(response).expect("sent");
        });
        let text = printed(&press(&["check", &address]));
        answers.join().expect("answered");
        assert!(text.contains("1 article"), "{text}");
        let is_told =
            text.contains("expected `Content-Encoding: gzip`, found none; visitors wait for 20");
        assert_eq!(is_told, encoding.is_none(), "{text}");
    }
}
