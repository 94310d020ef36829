// First on every page under test: tells the server that it came from what goes wrong there. It is for browsers whose
// drivers do not hear of it, and serves in all, so that all are held to the same.

const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);

const address = new URL("problem", src);

let going = false;
// What is broken off because the page goes is nobody's fault; WebKit tells of it.
addEventListener("beforeunload", () => {
  going = true;
});

/**
 * Tells it before anything else is done.
 * @param {string} problem
 */
function tell(problem) {
  if (going) return;
  const request = new XMLHttpRequest();
  request.open("POST", address, false);
  request.send(problem);
}

for (const kind of /** @type {const} */ (["error", "warn"])) {
  const own = console[kind];
  console[kind] = (...words) => {
    tell(`console: ${words.join(" ")}`);
    own.apply(console, words);
  };
}

// While capturing, because what does not load tells of it where it is.
addEventListener(
  "error",
  (event) => {
    const { target } = event;
    if (target instanceof Element) tell(`not loaded: ${target.getAttribute("src") ?? target.getAttribute("href")}`);
    else tell(`page: ${event.message}`);
  },
  true,
);
addEventListener("unhandledrejection", (event) => tell(`page: ${event.reason}`));
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => {
  tell(`violation: ${violatedDirective} ${blockedURI} ${sample}`);
});
