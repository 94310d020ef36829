// Starts the reader: loads the glue and the module that Trunk built, and says so in plain words
// where that fails, then or later: a module that has broken down cannot say anything itself. What to
// load stands in this script's own attributes.

const app = document.getElementById("app");
// What the page says without the reader: shown again when the reader cannot go on.
const still = app ? [...app.children].map((child) => child.cloneNode(true)) : [];

const english = {
  start:
    "The reader could not be started. Please reload the page; if that does not help, your browser " +
    "may be too old, or the site was not copied to its host completely.",
  broken: "Something went wrong, and the reader cannot go on. Please reload the page.",
  reload: "Reload the page",
};
const chinese = {
  start: "阅读器未能启动。请重新加载页面；若仍无效，可能是浏览器过旧，或网站文件未完整上传。",
  broken: "出现问题，阅读器无法继续。请重新加载页面。",
  reload: "重新加载页面",
};

/**
 * @param {"start" | "broken"} what
 * @param {unknown} error
 */
function explain(what, error) {
  if (!app) return;
  const words = document.documentElement.lang.startsWith("zh") ? chinese : english;
  const card = document.createElement("div");
  card.className = "card";
  card.setAttribute("role", "alert");
  const text = document.createElement("p");
  text.textContent = words[what];
  const detail = document.createElement("p");
  detail.textContent = String(error);
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words.reload;
  button.addEventListener("click", () => location.reload());
  card.append(text, detail, button);
  app.replaceChildren(...still);
  const boot = document.getElementById("boot");
  // It says that it is loading, and it is not.
  boot?.removeAttribute("role");
  boot?.firstElementChild?.remove();
  (app.querySelector("main") ?? app).prepend(card);
}

/** @param {unknown} error */
function isBreakdown(error) {
  // Without room on the stack, browsers throw errors of their own: a RangeError, or Firefox's InternalError.
  const name = error instanceof Error ? error.name : "";
  return error instanceof WebAssembly.RuntimeError || name === "RangeError" || name === "InternalError";
}

let over = false;

/** @param {unknown} error */
function breakDown(error) {
  if (over || !isBreakdown(error)) return;
  over = true;
  explain("broken", error);
}

addEventListener("error", (event) => breakDown(event.error));
addEventListener("unhandledrejection", (event) => breakDown(event.reason));

const script = /** @type {HTMLScriptElement | null} */ (document.querySelector("script[data-glue]"));
const address = (/** @type {string | undefined} */ text) => new URL(text ?? "", document.baseURI).href;

try {
  const glue = await import(address(script?.dataset.glue));
  await glue.default({ module_or_path: address(script?.dataset.module) });
  // The styles of pages that come later: on their way since the beginning, and nothing waits for them.
  for (const sheet of document.querySelectorAll('link[media="not all"]')) sheet.setAttribute("media", "all");
} catch (error) {
  over = true;
  explain("start", error);
}

// A module, so that it may wait at its top level.
export {};
