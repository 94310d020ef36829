//! The style sheets in their order: the same list for the page and for every shadow root.

/// Files of `style/`, in the order of the cascade. `index.html` links the same ones.
pub const FILES: [&str; 14] = [
    "layers.css",
    "tokens.css",
    "reset.css",
    "base.css",
    "parts.css",
    "lists.css",
    "front.css",
    "article.css",
    "opened.css",
    "pages.css",
    "overview.css",
    "timeline.css",
    "print.css",
    "embed.css",
];
