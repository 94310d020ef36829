// Starts the reader: loads the glue and the module that Trunk built, and says so in plain words
// where that fails. What to load stands in this script's own attributes.

/** @param {unknown} error */
function explain(error) {
  // The reader may have cleared the page before it failed.
  const card = document.getElementById("boot") ?? document.getElementById("app");
  if (!card) return;
  const text = document.createElement("p");
  text.textContent =
    "The reader could not be started. Please reload the page; if that does not help, your browser " +
    "may be too old, or the site was not copied to its host completely.";
  const detail = document.createElement("p");
  detail.textContent = String(error);
  card.setAttribute("role", "alert");
  card.replaceChildren(text, detail);
}

const script = /** @type {HTMLScriptElement | null} */ (document.querySelector("script[data-glue]"));
const address = (/** @type {string | undefined} */ text) => new URL(text ?? "", document.baseURI).href;

try {
  const glue = await import(address(script?.dataset.glue));
  await glue.default({ module_or_path: address(script?.dataset.module) });
} catch (error) {
  explain(error);
}

// A module, so that it may wait at its top level.
export {};
