// <gazette-view>: an article, a timeline, related links, a list or a whole edition in somebody else's page.
//
// This script defines the element and nothing else. It defines no global name, and changes nothing in the page's
// address, history, storage or styles. Outside its elements it listens only for errors of its own module and, during a
// request, for violations of the page's content security policy. The attributes of an element say what to show
// (docs/embedding.md). The module beside this file does the work, and one instance of it serves all elements.

/** The build writes the names of the files. */
const files = { glue: "__GLUE__", module: "__MODULE__", styles: ["__STYLE__", "__LATER__"] };

const folder = new URL(".", import.meta.url).href;
const here = (/** @type {string} */ name) => new URL(name, folder).href;

const attributes = /** @type {const} */ ([
  "src", "view", "article", "at", "section", "tag", "place", "from", "to", "q", "kind", "year", "order", "controls", "limit", "lang", "link-base",
  "loading", "theme",
]);
/** The attributes that narrow a timeline. They have the same names as in a site's addresses. */
const filters = ["article", "section", "tag", "place", "from", "to", "order"];

/** The attributes that have one of a few values and that only this script reads. */
const choices = { loading: ["lazy", "eager"], theme: ["auto", "light", "dark"] };

/** The parts that a page can style, by the selector of their elements. */
const parts = {
  h1: "title",
  ".standfirst": "standfirst",
  ".prose": "text",
  ".activity": "activity",
  ".activity__when": "time",
  ".activity__title": "activity-title",
  ".chronicle__unit": "group",
  ".overview": "overview",
  ".filters": "filters",
  ".related__item": "related-item",
  ".stories > *": "story",
  button: "button",
  ".masthead": "masthead",
  ".footer": "footer",
};

/** A request for a document takes at most this many milliseconds. */
const MAX_WAIT = 60_000;
/** A document is kept for other elements for at most this many milliseconds. */
const MAX_AGE = 30_000;

/** The reason that a view cannot be shown: a code of docs/embedding.md, and a description. */
class Trouble extends Error {
  /** @param {string} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/**
 * Does work that requests an address, and returns its result. If the page's content security policy forbids the
 * request, the error names the directive. The error of the request itself only says that the request failed.
 * @template Result
 * @param {string} address @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
async function withPolicyErrors(address, work) {
  let directive = "";
  const note = (/** @type {SecurityPolicyViolationEvent} */ { blockedURI, disposition, effectiveDirective }) => {
    // Some browsers report only the origin.
    const ours = blockedURI.startsWith(address) || (blockedURI !== "" && address.startsWith(blockedURI));
    if (ours && disposition === "enforce") directive = effectiveDirective;
  };
  document.addEventListener("securitypolicyviolation", note);
  try {
    return await work();
  } catch (error) {
    // Browsers report the violation in a task of its own.
    await new Promise((done) => setTimeout(done));
    if (!directive) throw error;
    throw new Trouble("policy", `\`${directive}\`: expected the content security policy of this page to allow ${address}, found that it does not`);
  } finally {
    document.removeEventListener("securitypolicyviolation", note);
  }
}

/** The answers that several elements share, by address. @type {Map<string, Promise<Response>>} */
const answers = new Map();

/**
 * Requests a document. Several elements share one request, and each can stop waiting by itself.
 * @param {string} address @param {AbortSignal} signal
 * @returns {Promise<Response>}
 */
function ask(address, signal) {
  const known = answers.get(address);
  const answer = known ?? withPolicyErrors(address, () => fetch(address, { credentials: "omit", cache: "no-cache", signal: AbortSignal.timeout(MAX_WAIT) }));
  if (!known) {
    answers.set(address, answer);
    const forget = () => void (answers.get(address) === answer && answers.delete(address));
    // After a failure, the next call sends a new request.
    answer.then(({ ok }) => (ok ? setTimeout(forget, MAX_AGE) : forget()), forget);
  }
  return new Promise((done, failed) => {
    signal.addEventListener("abort", () => failed(signal.reason), { once: true });
    answer.then((answer) => done(answer.clone()), failed);
  });
}

/**
 * The settings of the site that this script belongs to, as JSON, from the page beside this script. Both addresses of
 * that page are tried: some hosts do not answer for a folder, and others do not send the file to other pages.
 * @returns {Promise<string>}
 */
export async function settings() {
  let trouble = new Trouble("network", "");
  for (const address of [folder, here("index.html")]) {
    const expectation = `${address}: expected the page with the settings of the site, which name its dataset (or name that in \`src\`)`;
    try {
      const answer = await ask(address, AbortSignal.timeout(MAX_WAIT));
      const text = answer.ok ? (await answer.text()).replaceAll(/<!--[^]*?-->/g, "") : "";
      const block = /<script[^>]*\sid=["']?gazette\b[^>]*>([^]*?)<\/script>/.exec(text)?.[1];
      if (block !== undefined) return await withFile(block);
      trouble = new Trouble("settings", `${expectation}, found ${answer.ok ? "a page without" : `status ${answer.status}`}`);
    } catch (error) {
      if (error instanceof Trouble) throw error;
      if (!trouble.message) trouble = new Trouble("network", `${expectation}, found no answer that may be read`);
    }
  }
  throw trouble;
}

/**
 * The settings of a page with those of the file beside it, if they do not name a dataset. Settings of the page win.
 * @param {string} block
 */
async function withFile(block) {
  try {
    const own = JSON.parse(block.trim() || "{}");
    if (own.dataset !== undefined) return block;
    const answer = await ask(here("gazette.json"), AbortSignal.timeout(MAX_WAIT));
    if (answer.ok) return JSON.stringify({ ...JSON.parse(await answer.text()), ...own });
  } catch {
    // The module reports mistakes of the page's settings. Without the file, the dataset has its usual place.
  }
  return block;
}

/**
 * The text of a dataset in the `data` property.
 * @param {unknown} data
 * @returns {string}
 */
function textOf(data) {
  let found = `${typeof data}, which is none`;
  try {
    const text = typeof data === "string" ? data : JSON.stringify(data);
    if (text && !text.startsWith("[object ")) return text;
    // Frameworks write this text if the element is not defined yet.
    if (text) found = `\`${text}\`: an attribute holds no object, so set the property, once \`customElements.whenDefined("gazette-view")\` has come true`;
  } catch (error) {
    found = `what cannot be written as JSON: ${Object(error).message}`;
  }
  throw new Trouble("settings", `\`data\`: expected a dataset or its text, found ${found}`);
}

/**
 * For a view in the site's own frame (framed.js): the site's settings, and the dataset that the address asks for.
 * @type {WeakMap<Element, { settings: string, asked: string }>}
 */
export const frameContexts = new WeakMap();

/**
 * @typedef {(command: string[]) => void} Command
 * @typedef {(address: string, signal: AbortSignal) => Promise<Response>} Ask
 * @typedef {(report: [string, string, string]) => boolean} Tell
 * @typedef {(container: HTMLElement, request: string, ask: Ask, tell: Tell, done: (command: unknown) => void) => void} Embed
 * @typedef {{ embed: Embed, sheets: CSSStyleSheet[] }} Engine
 */

/** @type {Promise<Engine> | undefined} */
let engine;
/** The number of instances of the module that broke down. */
let breakdowns = 0;
/** The address of the glue of the current instance, as the stacks of errors name it. */
let current = "";
/** The elements whose view the module shows. @type {Set<GazetteView>} */
const mounted = new Set();

/**
 * Rules that apply before the styles have loaded and without them. The rule for the colour scheme is here because the
 * build's CSS minifier turns `inherit` into `normal`. Without `!important`, the page's own rules for the element would
 * win.
 */
const block = new CSSStyleSheet();
block.replaceSync(`:host{display:block!important}:host([hidden]){display:none!important}[hidden]{display:none}
:host(:not([theme])){color-scheme:inherit!important}.guest{color-scheme:inherit!important}`);

/** The visitor's text size, which the page's `rem` may differ from. */
const textSize = new CSSStyleSheet();

/** Loads the style sheets that all elements share. */
async function styles() {
  const texts = files.styles.map(async (name) => {
    const answer = await fetch(here(name));
    if (!answer.ok) throw new Error(`${here(name)}: status ${answer.status}`);
    return answer.text();
  });
  return (await Promise.all(texts)).map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
}

/** Starts the module, or returns the running instance. After a breakdown, a new instance is started. */
function start() {
  engine ??= withPolicyErrors(folder, async () => {
    const query = breakdowns > 0 ? `?instance=${breakdowns}` : "";
    const address = here(files.glue) + query;
    current = `${address}:`;
    const [glue, sheets] = await Promise.all([import(address), styles()]);
    glue.begin("dataset");
    await glue.default({ module_or_path: here(files.module) });
    return { embed: glue.embed, sheets };
  }).catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

/**
 * Handles a breakdown of the module. After the first, all elements start again with a new instance. After the second,
 * they show an error.
 * @param {unknown} error
 * @param {GazetteView} [culprit]
 */
function breakDown(error, culprit) {
  breakdowns += 1;
  engine = undefined;
  for (const view of [...mounted]) view.breakDown(String(error), breakdowns > 1, view === culprit);
}

/**
 * Whether an error comes from the current instance, and not from an earlier instance or from another script.
 * @param {unknown} error
 */
function isBreakdown(error) {
  if (!(error instanceof Error) || !/^(Runtime|Range|Internal)Error$/.test(error.name)) return false;
  const stack = error.stack ?? "";
  // A deep stack names only the module, which is the same file for all instances.
  return stack.includes(here(files.glue)) ? stack.includes(current) : stack.includes(here(files.module));
}

/** @param {ErrorEvent | PromiseRejectionEvent} event */
function watch(event) {
  const error = "reason" in event ? event.reason : event.error;
  if (mounted.size > 0 && isBreakdown(error)) breakDown(error);
}

/** Finds the reason that the module does not start. @param {unknown} error */
async function reason(error) {
  try {
    const { diagnose } = await import(here("trouble.js"));
    const { what, detail } = await diagnose(error, here(files.module));
    return new Trouble(what === "policy" ? "policy" : what === "old" ? "unsupported" : "module", detail);
  } catch {
    return new Trouble("module", String(error));
  }
}

/** Gives elements their part names. @param {Element} root */
function setParts(root) {
  for (const [selector, part] of Object.entries(parts)) {
    if (root.matches(selector)) root.part.add(part);
    for (const element of root.querySelectorAll(selector)) element.part.add(part);
  }
}

/** The name of an attribute's property. @param {string} attribute */
function property(attribute) {
  return attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

class GazetteView extends HTMLElement {
  static observedAttributes = [...attributes, "data"];

  #slot = document.createElement("slot");
  #container = document.createElement("div");
  /** @type {Command | undefined} */
  #command;
  /** Counts the requests. The results of an earlier request are dropped. */
  #request = 0;
  #started = false;
  /** Whether the element waits until it is near the visible part of the page. */
  #waits = false;
  /** The path that `goTo` was given before the view was there. */
  #nextPath = "";
  /** Whether a new start is scheduled. */
  #isRenewing = false;
  /** @type {object | string | null | undefined} */
  #data;
  /** The text of the dataset, until the module requests it. */
  #text = "";
  /** The last request that the page's policy forbade. @type {Trouble | undefined} */
  #policyTrouble;
  #nearObserver = new IntersectionObserver((entries) => this.#seen(entries), { rootMargin: "600px" });
  #sizeObserver = new ResizeObserver(() => this.#reportHeight());
  #partObserver = new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) if (node instanceof Element) setParts(node);
  });
  #height = 0;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    this.#container.className = "guest";
    this.#container.part.add("view");
    this.#container.hidden = true;
    root.adoptedStyleSheets = [block];
    root.append(this.#slot, this.#container);
  }

  /** A dataset that needs no request: an object, or its text. */
  get data() {
    return this.#data;
  }

  set data(data) {
    this.#data = data;
    this.#renew();
  }

  /** Shows another page of the edition: `/articles/lighthouse`, `/timeline?tag=war`. @param {string} path */
  goTo(path) {
    if (this.#command) this.#do("go", path);
    else this.#nextPath = path;
  }

  /** Loads the dataset again. */
  refresh() {
    answers.clear();
    if (!this.#command) return this.#renew();
    try {
      if (this.#dataset !== null) this.#text = textOf(this.#dataset);
      this.#do("refresh", "");
    } catch (error) {
      // The view stays as it is.
      const { code, message: detail } = /** @type {Trouble} */ (error);
      this.#say("error", { code, detail });
    }
  }

  connectedCallback() {
    if (this.#started) return;
    this.#started = true;
    this.#upgrade();
    this.#waits = this.getAttribute("loading") !== "eager";
    if (this.#waits) this.#nearObserver.observe(this);
    else this.#mount();
  }

  disconnectedCallback() {
    // An element that is only moved is connected again by then.
    queueMicrotask(() => {
      if (!this.isConnected) this.#leave();
    });
  }

  /** @param {string} attribute @param {string | null} before @param {string | null} now */
  attributeChangedCallback(attribute, before, now) {
    if (before === now) return;
    if (attribute === "loading") this.#hurry();
    // Only styles depend on the theme.
    else if (attribute !== "theme") this.#renew();
  }

  /**
   * Starts again after a breakdown of the module, or shows the error.
   * @param {string} detail @param {boolean} last @param {boolean} own
   */
  breakDown(detail, last, own) {
    // The instance that broke down must not be called again.
    this.#command = undefined;
    this.#request += 1;
    this.#sizeObserver.disconnect();
    this.#partObserver.disconnect();
    mounted.delete(this);
    this.#container.replaceChildren();
    if (last || own) this.#fail(new Trouble("panic", detail));
    else this.#renew();
  }

  /**
   * Sends a command to the module. Not at once, because an earlier command may have led to this call.
   * @param {string} word @param {string} detail
   */
  #do(word, detail) {
    queueMicrotask(() => {
      try {
        this.#command?.([word, detail]);
      } catch (error) {
        if (isBreakdown(error)) breakDown(error, this);
        else throw error;
      }
    });
  }

  /** Takes over the properties that were set before this script ran. */
  #upgrade() {
    const own = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this));
    for (const name of ["data", ...attributes.map(property)]) {
      if (!Object.hasOwn(own, name)) continue;
      const value = own[name];
      delete own[name];
      own[name] = value;
    }
  }

  /** Loads at once if `loading` became `eager` while the element waited. */
  #hurry() {
    if (!this.#waits || this.getAttribute("loading") !== "eager") return;
    this.#nearObserver.disconnect();
    this.#waits = false;
    this.#mount();
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #seen(entries) {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    this.#nearObserver.disconnect();
    this.#waits = false;
    this.#mount();
  }

  /** Starts again, once for all changes in one task. */
  #renew() {
    if (!this.#started || this.#isRenewing || this.#waits) return;
    this.#isRenewing = true;
    queueMicrotask(() => {
      this.#isRenewing = false;
      if (!this.#started) return;
      this.#release();
      this.#mount();
    });
  }

  /** The dataset in `data`. React, Vue and others write the attribute if the property is not there yet. */
  get #dataset() {
    return this.#data ?? this.getAttribute("data");
  }

  /** The address of an attribute. @param {string} attribute @param {string} fallback */
  #address(attribute, fallback) {
    const own = this.getAttribute(attribute) || fallback;
    const address = URL.canParse(own, document.baseURI) ? new URL(own, document.baseURI) : undefined;
    if (address && /^https?:$/.test(address.protocol)) return address.href;
    throw new Trouble("settings", `\`${attribute}\`: expected an http or https address, found \`${own}\``);
  }

  /** The address of the dataset. Empty if the site's settings name it. */
  #source() {
    // Relative addresses in a given dataset belong to the page, if the page has an http address.
    if (this.#dataset !== null) return this.#address("src", document.baseURI.startsWith("http") ? "data.json" : here("data.json"));
    return this.getAttribute("src") ? this.#address("src", "") : "";
  }

  /** The settings of the site beside this script, if nothing else names a dataset. @param {string} source */
  async #site(source) {
    if (source || frameContexts.has(this)) return {};
    const text = await settings();
    /** @type {{ location?: string, language?: string }} */
    let own = {};
    try {
      own = JSON.parse(text) ?? {};
    } catch {
      // The module reports what is wrong with the settings.
    }
    const links = own.location === "path" ? folder.slice(0, -1) : `${folder}#`;
    return { settings: text, base: folder, links, ...(own.language ? { language: own.language } : {}) };
  }

  /** The request for the module, as JSON. @param {string} source @param {object} site */
  #requestFor(source, site) {
    const value = (/** @type {string} */ attribute) => this.getAttribute(attribute) ?? "";
    for (const [attribute, known] of Object.entries(choices)) {
      const own = value(attribute);
      if (own && !known.includes(own)) throw new Trouble("settings", `\`${attribute}\`: expected \`${known.join("`, `")}\`, found \`${own}\``);
    }
    const query = new URLSearchParams(filters.flatMap((key) => (value(key) ? [[key, value(key)]] : [])));
    const at = value("at");
    if (at) query.set("at", at.includes("/") ? at : `${value("article")}/${at}`);
    const base = this.getAttribute("link-base");
    if (base !== null) this.#address("link-base", "");
    const request = {
      folder,
      links: `${folder}#`,
      ...site,
      view: value("view"),
      controls: value("controls"),
      src: source,
      article: value("article"),
      at: at.split("/").at(-1) ?? "",
      query: query.toString().replaceAll("+", "%20").replaceAll("%2F", "/"),
      q: value("q"),
      kind: value("kind"),
      year: value("year"),
      limit: value("limit"),
      order: value("order"),
      ...(base === null ? {} : { away: "yes", links: base }),
      ...(value("section") ? { section: value("section") } : {}),
      ...(value("tag") ? { tag: value("tag") } : {}),
      ...(value("lang") ? { language: value("lang") } : {}),
      ...frameContexts.get(this),
    };
    return JSON.stringify(request);
  }

  /** @param {string} address @param {AbortSignal} signal */
  async #ask(address, signal) {
    if (this.#dataset === null || address !== this.#source()) {
      return ask(address, signal).catch((error) => {
        if (error instanceof Trouble) this.#policyTrouble = error;
        throw error;
      });
    }
    const text = this.#text || textOf(this.#dataset);
    this.#text = "";
    return new Response(text, { headers: { "Content-Type": "application/json" } });
  }

  async #mount() {
    const number = (this.#request += 1);
    const isCurrent = () => number === this.#request;
    try {
      const source = this.#source();
      if (this.#dataset !== null) this.#text = textOf(this.#dataset);
      this.#policyTrouble = undefined;
      const engine = start();
      const [site, { embed, sheets }] = await Promise.all([this.#site(source), engine]);
      if (!isCurrent()) return;
      const request = this.#requestFor(source, site);
      const root = /** @type {ShadowRoot} */ (this.shadowRoot);
      if (root.adoptedStyleSheets.length === 1) root.adoptedStyleSheets = [block, ...sheets, textSize];
      textSize.replaceSync(`:host{--_medium:${getComputedStyle(this.#container).fontSize}}`);
      this.#partObserver.observe(this.#container, { childList: true, subtree: true });
      mounted.add(this);
      const tell = (/** @type {[string, string, string]} */ report) => !isCurrent() || this.#handle(...report);
      const command = await new Promise((/** @type {(command: unknown) => void} */ done) => {
        embed(this.#container, request, (address, signal) => this.#ask(address, signal), tell, done);
      });
      if (typeof command === "string") throw new Trouble("settings", command);
      if (typeof command !== "function") throw command;
      if (!isCurrent()) return command(["leave"]);
      this.#command = /** @type {Command} */ (command);
      if (this.#nextPath) this.#do("go", this.#nextPath);
      this.#nextPath = "";
    } catch (error) {
      if (!isCurrent()) return;
      if (isBreakdown(error)) return breakDown(error, this);
      const trouble = error instanceof Trouble ? error : await reason(error);
      if (isCurrent()) this.#fail(trouble);
    }
  }

  /**
   * Handles a report of the module.
   * @param {string} word @param {string} detail @param {string} more
   * @returns {boolean} whether the view does what the report announces
   */
  #handle(word, detail, more) {
    switch (word) {
      case "ready":
        this.#show();
        this.#say("ready", { view: this.getAttribute("view") ?? "edition", title: detail });
        return true;
      case "error":
        if (detail === "network" && this.#policyTrouble) this.#failLater(this.#policyTrouble);
        else this.#fail(new Trouble(detail, more));
        return true;
      case "navigate":
        return this.#say("navigate", { path: detail, href: more }, true);
      case "search":
        return this.#say("search", { query: detail, path: more });
      default:
        return this.#say(word, { article: detail, id: more });
    }
  }

  /** @param {string} kind @param {object} detail @param {boolean} [cancelable] */
  #say(kind, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(`gazette-${kind}`, { detail, cancelable, bubbles: true, composed: true }));
  }

  #show() {
    this.#slot.hidden = true;
    this.#container.hidden = false;
    this.#sizeObserver.observe(this.#container);
  }

  /**
   * Removes the view and shows the error. Not at once, because the module itself is calling.
   * @param {Trouble} trouble
   */
  #failLater(trouble) {
    const number = this.#request;
    queueMicrotask(() => {
      if (number !== this.#request) return;
      this.#release();
      this.#fail(trouble);
    });
  }

  /**
   * Shows the element's own content again or, if there is none, an error message. The message leaves out the value that
   * was found: in a frame, that value comes from an address that anybody may have written.
   * @param {Trouble} trouble
   */
  #fail({ code, message: detail }) {
    const own = this.childNodes.length > 0;
    this.#slot.hidden = !own;
    this.#container.hidden = own;
    if (!own && !this.#container.hasChildNodes()) {
      const card = document.createElement("p");
      card.setAttribute("role", "alert");
      card.textContent = detail.replace(/, found [^]*/, "");
      this.#container.append(card);
    }
    this.#say("error", { code, detail });
  }

  #reportHeight() {
    const height = Math.ceil(this.#container.getBoundingClientRect().height);
    if (height === this.#height || height === 0) return;
    this.#height = height;
    this.#say("resize", { height });
  }

  #release() {
    this.#request += 1;
    this.#sizeObserver.disconnect();
    this.#partObserver.disconnect();
    const command = this.#command;
    this.#command = undefined;
    mounted.delete(this);
    try {
      command?.(["leave"]);
    } catch (error) {
      if (isBreakdown(error)) breakDown(error, this);
    }
    this.#container.replaceChildren();
  }

  #leave() {
    this.#started = false;
    this.#waits = false;
    this.#nearObserver.disconnect();
    this.#release();
    this.#slot.hidden = false;
    this.#container.hidden = true;
    this.#height = 0;
  }
}

for (const attribute of attributes) {
  if (attribute === "lang") continue;
  Object.defineProperty(GazetteView.prototype, property(attribute), {
    configurable: true,
    enumerable: true,
    /** @this {GazetteView} */
    get() {
      return this.getAttribute(attribute) ?? "";
    },
    /** @this {GazetteView} @param {string | null} value */
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(attribute);
      else this.setAttribute(attribute, String(value));
    },
  });
}

// If another copy of this script has defined the element first, in any version, that definition stays.
if (!customElements.get("gazette-view")) {
  customElements.define("gazette-view", GazetteView);
  addEventListener("error", watch);
  addEventListener("unhandledrejection", watch);
}
