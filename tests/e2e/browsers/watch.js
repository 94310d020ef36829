// The first script of every page under test. It reports every problem on the page to the server that the script came
// from. Some browsers' drivers do not see these problems; the script runs in all browsers, so that all have the same
// checks.

const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);

const address = new URL("problem", src);

let leaving = false;
// Requests that end because the page is left are no problem, but WebKit reports them.
addEventListener("beforeunload", () => {
  leaving = true;
});

/**
 * Reports a problem in a synchronous request, before anything else runs.
 * @param {string} problem
 */
function report(problem) {
  if (leaving) return;
  const request = new XMLHttpRequest();
  request.open("POST", address, false);
  request.send(problem);
}

for (const kind of /** @type {const} */ (["error", "warn"])) {
  const own = console[kind];
  console[kind] = (...words) => {
    report(`console: ${words.join(" ")}`);
    own.apply(console, words);
  };
}

// The listener is a capturing one, because the error event of an element that does not load does not bubble.
addEventListener(
  "error",
  (event) => {
    const { target } = event;
    if (target instanceof Element) report(`not loaded: ${target.getAttribute("src") ?? target.getAttribute("href")}`);
    else report(`page: ${event.message}`);
  },
  true,
);
addEventListener("unhandledrejection", (event) => report(`page: ${event.reason}`));
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => {
  report(`violation: ${violatedDirective} ${blockedURI} ${sample}`);
});
