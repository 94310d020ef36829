// Explains to visitors and operators why the reader does not start or go on. The script is loaded only in that case.

/** @typedef {"start" | "slow" | "broken" | "old" | "policy" | "stale" | "kind" | "away"} Trouble */

const advice = {
  policy: "the content security policy needs script-src 'self' 'wasm-unsafe-eval'",
  stale: "upload all files of one build together, and let index.html be revalidated (Cache-Control: no-cache)",
  kind: "the host has to send the file itself, and not a page for every address",
};

/**
 * Finds out what is wrong with a module by requesting it once more.
 * @param {unknown} error
 * @param {string} module
 * @returns {Promise<{ what: Trouble, detail: string }>}
 */
export async function diagnose(error, module) {
  const detail = String(error);
  if (typeof WebAssembly !== "object") return { what: "old", detail };
  if (/Content.Security.Policy|unsafe-eval|blocked by CSP/i.test(detail)) return { what: "policy", detail };
  let answer;
  try {
    answer = await fetch(module, { cache: "no-cache", signal: AbortSignal.timeout(8000) });
  } catch {
    return { what: "away", detail: `${module}: no answer` };
  }
  if (!answer.ok) return { what: "stale", detail: `${module}: status ${answer.status}` };
  const start = new Uint8Array(await answer.arrayBuffer());
  const magic = [0, 0x61, 0x73, 0x6d].every((byte, index) => start[index] === byte);
  const type = answer.headers.get("Content-Type");
  if (!magic) return { what: "kind", detail: `${module}: expected WebAssembly, found ${type}` };
  return { what: "start", detail };
}

/** Whether this page has been reloaded. A page is reloaded only once. */
function isReloaded() {
  const [navigation] = performance.getEntriesByType("navigation");
  return /** @type {PerformanceNavigationTiming | undefined} */ (navigation)?.type !== "navigate";
}

/**
 * Reloads the page once, if that may help. Otherwise shows what is wrong.
 * @param {"start" | "slow" | "broken"} trouble
 * @param {unknown} error
 * @param {string} module
 */
export async function explain(trouble, error, module) {
  const { what, detail } = trouble === "start" ? await diagnose(error, module) : { what: trouble, detail: error ? String(error) : "" };
  const again = what === "broken" || what === "stale" || what === "kind";
  if (again && !isReloaded()) {
    location.reload();
    return;
  }
  await show(what, detail);
}

/** For a missing part, a reloaded page is not reloaded again within this many milliseconds. */
const MIN_RELOAD_INTERVAL = 30_000;

/**
 * Reloads the page after a part of the reader could not be loaded, if the page on the server names another build by
 * now. The site was then deployed while the page was open, and the parts of the earlier build are gone.
 * @param {string} glue
 */
export async function renew(glue) {
  // If the host serves two builds in turn, the page would reload for ever.
  if (isReloaded() && performance.now() < MIN_RELOAD_INTERVAL) return;
  const page = await fetch(location.href, { cache: "no-cache", signal: AbortSignal.timeout(8000) });
  const now = page.ok && /gazette-[0-9a-f]{16}/.exec(await page.text())?.[0];
  if (now && !glue.includes(now)) location.reload();
}

/** Links the dataset that the settings name. The page itself links the dataset that it was built with. */
function correctLink() {
  try {
    const { dataset } = JSON.parse(document.getElementById("gazette")?.textContent || "{}");
    const { href, protocol } = new URL(dataset, document.baseURI);
    if (dataset && /^https?:$/.test(protocol)) document.querySelector("#boot a")?.setAttribute("href", href);
  } catch {
    // The link stays as it is.
  }
}

/** At most this many milliseconds are waited for the texts: they come from the server that may be the trouble. */
const MAX_TEXTS_WAIT = 3000;

/**
 * The texts in the language of the page. Without them, one English sentence has to do.
 * @param {Trouble} what
 * @returns {Promise<{ message: string, operator: string, reload: string }>}
 */
async function textsOrEnglish(what) {
  const texts = import("./words.js").then((module) => module.wordsIn([document.documentElement.lang]));
  const timeout = new Promise((_, reject) => setTimeout(reject, MAX_TEXTS_WAIT));
  try {
    const { words } = await /** @type {typeof texts} */ (Promise.race([texts, timeout]));
    return { message: words[`trouble-${what}`], operator: words["trouble-operator"], reload: words["trouble-reload"] };
  } catch {
    const message = what === "slow" ? "The page is still loading." : "The page cannot be shown. Please reload it.";
    return { message, operator: "Details", reload: "Reload" };
  }
}

/**
 * @param {Trouble} what
 * @param {string} detail
 */
async function show(what, detail) {
  const { message, operator, reload } = await textsOrEnglish(what);
  const app = document.getElementById("app");
  const boot = document.getElementById("boot");
  if (what === "slow" && !boot) return;
  correctLink();
  /** @param {string} name @param {string} text */
  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const card = document.createElement("div");
  card.className = "message";
  card.setAttribute("role", "alert");
  card.append(element("p", message));
  const known = what in advice ? `: ${advice[/** @type {keyof typeof advice} */ (what)]}` : "";
  if (detail) card.append(element("p", `${operator}: ${detail}${known}`));
  if (what !== "slow") {
    const button = element("button", reload);
    button.setAttribute("type", "button");
    button.addEventListener("click", () => location.reload());
    card.append(button);
    // The first paragraph says "Loading…", which is no longer true.
    boot?.removeAttribute("role");
    boot?.firstElementChild?.remove();
  }
  (app?.querySelector("main") ?? app)?.prepend(card);
}
