// Why the reader does not start or go on, for visitor and operator each in plain words. Loaded only then.

/** @typedef {"start" | "slow" | "broken" | "old" | "policy" | "stale" | "kind" | "away"} Trouble */

const english = {
  start: "The reader could not be started. Please reload the page.",
  slow: "This takes longer than usual. The page is still loading.",
  broken: "Something went wrong, and the reader cannot go on. Please reload the page.",
  old: "Your browser cannot show this page: it has no WebAssembly, or that is switched off.",
  policy: "This site does not let its own reader run.",
  stale: "The reader was not found. Perhaps this site has just been renewed: please reload the page in a while.",
  kind: "This site sent something else in the place of its reader.",
  away: "The reader could not be loaded. Please see whether you are online, and reload the page.",
  reload: "Reload the page",
  operator: "For whoever runs this site",
};
const chinese = {
  start: "阅读器未能启动。请重新加载页面。",
  slow: "加载时间比平时长，页面仍在加载中。",
  broken: "出现问题，阅读器无法继续。请重新加载页面。",
  old: "您的浏览器无法显示此页面：没有 WebAssembly 或已停用。",
  policy: "本站的策略不允许其阅读器运行。",
  stale: "未找到阅读器。网站可能刚刚更新，请稍后重新加载页面。",
  kind: "本站返回的内容不是阅读器。",
  away: "阅读器未能加载。请检查网络连接，然后重新加载页面。",
  reload: "重新加载页面",
  operator: "致网站管理员",
};

const advice = {
  policy: "the content security policy needs script-src 'self' 'wasm-unsafe-eval'",
  stale: "upload all files of one build together, and let index.html be revalidated (Cache-Control: no-cache)",
  kind: "the host has to send the file itself, and not a page for every address",
};

/**
 * What is wrong with a module, found out by asking for it once more.
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
  const magic = [0, 0x61, 0x73, 0x6d].every((byte, at) => start[at] === byte);
  const type = answer.headers.get("Content-Type");
  if (!magic) return { what: "kind", detail: `${module}: expected WebAssembly, found ${type}` };
  return { what: "start", detail };
}

/** Whether this page was loaded anew already: then it is not once more. */
function isReloaded() {
  const [navigation] = performance.getEntriesByType("navigation");
  return /** @type {PerformanceNavigationTiming | undefined} */ (navigation)?.type !== "navigate";
}

/**
 * Starts anew once, where that may help; else shows what is wrong.
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
  show(what, detail);
}

/** A page that was loaded anew less than this many milliseconds ago is not once more, for a part. */
const SETTLED = 30_000;

/**
 * Where a part of the reader is not to be had: loads the page anew if it names another reader by now. It was open while the
 * site was renewed, and the part has gone with the others of its build.
 * @param {string} glue
 */
export async function renew(glue) {
  // Two builds on one host would send it to and fro.
  if (isReloaded() && performance.now() < SETTLED) return;
  const page = await fetch(location.href, { cache: "no-cache", signal: AbortSignal.timeout(8000) });
  const now = page.ok && /gazette-[0-9a-f]{16}/.exec(await page.text())?.[0];
  if (now && !glue.includes(now)) location.reload();
}

/** The page alone can link no other dataset than it came with; the settings may name another. */
function correctLink() {
  try {
    const { dataset } = JSON.parse(document.getElementById("gazette")?.textContent || "{}");
    const { href, protocol } = new URL(dataset, document.baseURI);
    if (dataset && /^https?:$/.test(protocol)) document.querySelector("#boot a")?.setAttribute("href", href);
  } catch {
    // Then there is nothing better to link.
  }
}

/**
 * @param {Trouble} what
 * @param {string} detail
 */
function show(what, detail) {
  const app = document.getElementById("app");
  const boot = document.getElementById("boot");
  if (what === "slow" && !boot) return;
  correctLink();
  const words = document.documentElement.lang.startsWith("zh") ? chinese : english;
  /** @param {string} name @param {string} text */
  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const card = document.createElement("div");
  card.className = "message";
  card.setAttribute("role", "alert");
  card.append(element("p", words[what]));
  const known = what in advice ? `: ${advice[/** @type {keyof typeof advice} */ (what)]}` : "";
  if (detail) card.append(element("p", `${words.operator}: ${detail}${known}`));
  if (what !== "slow") {
    const button = element("button", words.reload);
    button.setAttribute("type", "button");
    button.addEventListener("click", () => location.reload());
    card.append(button);
    // It says that it is loading, and it is not.
    boot?.removeAttribute("role");
    boot?.firstElementChild?.remove();
  }
  (app?.querySelector("main") ?? app)?.prepend(card);
}
