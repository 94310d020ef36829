// Starts the reader: loads the glue and the module that Trunk built. What to load stands in this script's
// own attributes. Where that fails, then or later, `trouble.js` finds out why and says so: a module that
// has broken down cannot say anything itself.

const script = /** @type {HTMLScriptElement | null} */ (document.querySelector("script[data-glue]"));
const address = (/** @type {string | undefined} */ text) => new URL(text ?? "", document.baseURI).href;
const app = document.getElementById("app");
// What the page says without the reader: shown again when the reader cannot go on.
const still = app ? [...app.children].map((child) => child.cloneNode(true)) : [];

let over = false;

/**
 * @param {"start" | "slow" | "broken"} what
 * @param {unknown} [error]
 */
async function explain(what, error) {
  over = true;
  if (what !== "slow") app?.replaceChildren(...still);
  try {
    const trouble = await import("./trouble.js");
    await trouble.explain(what, error, address(script?.dataset.module));
  } catch {
    // The page says what is needed; that it is loading is no longer true.
    document.getElementById("boot")?.firstElementChild?.remove();
  }
}

/** @param {unknown} error */
function breakDown(error) {
  // Without room on the stack, browsers throw errors of their own: a RangeError, or Firefox's InternalError.
  const { name, stack } = Object(error);
  // Other scripts on the page have errors of their own.
  if (!over && /^(Runtime|Range|Internal)Error$/.test(name) && /gazette-|wasm/.test(stack)) explain("broken", error);
}

addEventListener("error", (event) => breakDown(event.error));
addEventListener("unhandledrejection", (event) => breakDown(event.reason));

// A part of the reader is not to be had. The reader shows what it can without it, whatever comes of this.
addEventListener("gazette-gone", () => {
  import("./trouble.js").then(({ renew }) => renew(address(script?.dataset.glue))).catch(() => {});
});

const clock = setTimeout(() => explain("slow"), 8000);

try {
  const framed = /[?&]embed=/.test(location.search);
  if (framed) await import("./framed.js");
  else {
    const glue = await import(address(script?.dataset.glue));
    await glue.default({ module_or_path: address(script?.dataset.module) });
    glue.site();
  }
  // A view in a frame starts anew by itself.
  over = framed;
  // The styles of pages that come later: on their way since the beginning, and nothing waits for them.
  for (const sheet of document.querySelectorAll('link[media="not all"]')) sheet.setAttribute("media", "all");
} catch (error) {
  explain("start", error);
}
clearTimeout(clock);

// A module, so that it may wait at its top level.
export {};
