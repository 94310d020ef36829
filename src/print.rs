//! Prints pages: renders them as HTML, with the components of the site and without a browser.
