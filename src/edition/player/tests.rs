//! The players of known sites' addresses.

use super::*;

fn played(address: &str) -> Option<(PlayerKind, String, String)> {
    let address = Address::link(address, None).expect("an address");
    let player = Player::of(&address, String::new())?;
    Some((player.kind, player.address.to_string(), player.page.to_string()))
}

#[test]
fn known_sites_have_frames_and_pages() {
    let youtube = "https://www.youtube-nocookie.com/embed/a-B_1";
    for address in [
        "https://www.youtube.com/watch?v=a-B_1&t=0",
        "https://youtu.be/a-B_1?si=x",
        "https://www.youtube.com/embed/a-B_1?autoplay=1",
        "http://m.youtube.com/shorts/a-B_1",
    ] {
        let (kind, frame, page) = played(address).expect(address);
        assert_eq!((kind, frame.as_str()), (PlayerKind::Frame, youtube), "{address}");
        assert_eq!(page, "https://www.youtube.com/watch?v=a-B_1");
    }
    for (address, frame) in [
        ("https://vimeo.com/123", "https://player.vimeo.com/video/123?dnt=1"),
        ("https://dai.ly/x1", "https://www.dailymotion.com/embed/video/x1"),
        (
            "https://soundcloud.com/a/b",
            "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fa%2Fb",
        ),
        ("https://open.spotify.com/track/9", "https://open.spotify.com/embed/track/9"),
        (
            "https://www.bilibili.com/video/BV1x/",
            "https://player.bilibili.com/player.html?bvid=BV1x&autoplay=0",
        ),
        (
            "https://www.openstreetmap.org/export/embed.html?bbox=1",
            "https://www.openstreetmap.org/export/embed.html?bbox=1",
        ),
    ] {
        let (_, found, _) = played(address).expect(address);
        assert_eq!(found, frame);
        let origin = Address::link(&found, None).expect("valid");
        assert!(FRAMES.contains(&origin.origin().expect("an origin")), "{found}");
    }
}

#[test]
fn recordings_are_recognised_by_extension_and_other_pages_are_no_players() {
    assert_eq!(played("https://x.example/a.MP4?x").map(|found| found.0), Some(PlayerKind::Video));
    assert_eq!(played("https://x.example/a.ogg").map(|found| found.0), Some(PlayerKind::Audio));
    for address in [
        "https://x.example/",
        "https://youtube.com.evil.example/embed/a",
        "https://www.youtube.com/watch",
        "https://www.youtube.com/@name",
        "https://vimeo.com/about",
        "https://www.openstreetmap.org/#map=1",
        "mailto:a.mp3",
    ] {
        assert_eq!(played(address), None, "{address}");
    }
}

#[test]
fn what_a_player_needs_beside_the_identifier_is_kept() {
    let vimeo = ("https://player.vimeo.com/video/12?dnt=1&h=0a1b", "https://vimeo.com/12/0a1b");
    let list = "https://www.youtube-nocookie.com/embed/videoseries?list=PL1";
    let playlist = (list, "https://www.youtube.com/playlist?list=PL1");
    let from = |start: &str| {
        let frame = format!("https://www.youtube-nocookie.com/embed/a1?start={start}");
        (frame, format!("https://www.youtube.com/watch?v=a1&t={start}"))
    };
    let (minute, hour) = (from("90"), from("3723"));
    for (address, (frame, page)) in [
        ("https://player.vimeo.com/video/12?h=0a1b&title=0", vimeo),
        ("https://vimeo.com/12/0a1b", vimeo),
        ("https://vimeo.com/12/0a1b?share=copy", vimeo),
        ("https://www.youtube.com/embed/videoseries?list=PL1", playlist),
        ("https://www.youtube.com/playlist?list=PL1", playlist),
        ("https://www.youtube.com/embed/a1?start=90", (&minute.0, &minute.1)),
        ("https://youtu.be/a1?t=1m30s", (&minute.0, &minute.1)),
        ("https://www.youtube.com/watch?v=a1&t=1h2m3s", (&hour.0, &hour.1)),
        (
            "https://www.youtube.com/watch?v=a1&list=PL1",
            (
                "https://www.youtube-nocookie.com/embed/a1?list=PL1",
                "https://www.youtube.com/watch?v=a1&list=PL1",
            ),
        ),
        (
            "https://www.youtube.com/watch?v=a1&t=soon",
            ("https://www.youtube-nocookie.com/embed/a1", "https://www.youtube.com/watch?v=a1"),
        ),
        (
            "https://open.spotify.com/intl-de/track/9?si=x",
            ("https://open.spotify.com/embed/track/9", "https://open.spotify.com/track/9"),
        ),
        (
            "https://www.bilibili.com/video/BV1x?p=3",
            (
                "https://player.bilibili.com/player.html?bvid=BV1x&autoplay=0&p=3",
                "https://www.bilibili.com/video/BV1x?p=3",
            ),
        ),
        (
            "https://geo.dailymotion.com/player.html?video=x1",
            ("https://www.dailymotion.com/embed/video/x1", "https://www.dailymotion.com/video/x1"),
        ),
    ] {
        let (_, found, found_page) = played(address).expect(address);
        assert_eq!((found.as_str(), found_page.as_str()), (frame, page), "{address}");
    }
}
