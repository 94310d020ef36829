// The reader in a frame (index.html?embed=1&view=timeline&…). It shows one view, as the address asks, of the dataset
// that this site is configured for. It reports the height of the view to the page around it, where frame.js listens.

import { frameContexts } from "./embed.js";

const parameters = new URLSearchParams(location.search);
const app = document.getElementById("app");
const settings = document.getElementById("gazette")?.textContent || "{}";

/** @returns {{ location?: string, language?: string, theme?: string }} */
function read() {
  try {
    return JSON.parse(settings);
  } catch {
    // The view reports what is wrong with the settings.
    return {};
  }
}

const { location: mode, language, theme } = read();
const folder = new URL("./", document.baseURI).href;

const view = document.createElement("gazette-view");
for (const name of ["view", "article", "at", "section", "tag", "place", "from", "to", "q", "kind", "year", "order", "controls", "limit", "lang", "theme"]) {
  const value = parameters.get(name);
  if (value !== null) view.setAttribute(name, value);
}
if (language && !parameters.has("lang")) view.setAttribute("lang", language);
if (theme && !parameters.has("theme")) view.setAttribute("theme", theme);
view.setAttribute("loading", "eager");
// Links lead out of the frame, to the site itself.
view.setAttribute("link-base", mode === "path" ? folder.slice(0, -1) : `${folder}#`);
frameContexts.set(view, { settings, asked: parameters.get("src") ?? "" });
const reportHeight = (/** @type {number} */ height) => parent.postMessage({ type: "gazette-height", height }, "*");
const removePlaceholder = () => document.querySelector("[data-boot]")?.remove();

view.addEventListener("gazette-ready", removePlaceholder);
view.addEventListener("gazette-error", removePlaceholder);
view.addEventListener("gazette-resize", (event) => reportHeight(/** @type {CustomEvent} */ (event).detail.height));
view.addEventListener("click", (event) => {
  const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
  if (link instanceof HTMLAnchorElement) link.target = "_top";
}, { capture: true });
// A scroll bar that comes and goes would change the width of the text, and with it the height.
document.documentElement.style.scrollbarGutter = "stable";
app?.append(view);
