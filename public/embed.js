// <gazette-view>: an article, a timeline, related links, a list or a whole edition in somebody else's page.
//
// Defines the element and nothing else: no global name, no listener outside its own elements but for errors of its
// own module and, while it asks for something, for what the page's policy forbids it; nothing in the page's address,
// history, storage or styles. What is wanted stands in attributes (docs/embedding.md); the work is done by the module
// beside this file, of which one instance serves all elements.

/** Written by the build. */
const files = { glue: "__GLUE__", module: "__MODULE__", styles: ["__STYLE__", "__LATER__"] };

const folder = new URL(".", import.meta.url).href;
const here = (/** @type {string} */ name) => new URL(name, folder).href;

const attributes = /** @type {const} */ ([
  "src", "view", "article", "at", "section", "tag", "place", "from", "to", "order", "limit", "lang", "link-base", "loading", "theme",
]);
/** Those that a timeline is narrowed by, as in a site's addresses. */
const narrowing = ["article", "section", "tag", "place", "from", "to", "order"];

/** Those that are one of a few words, and that the module does not read itself. */
const words = { loading: ["lazy", "eager"], theme: ["auto", "light", "dark"] };

/** What can be styled from outside, by the element that it is on. */
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

/** Longer than this nobody waits for a document. */
const PATIENCE = 60_000;
/** What several elements ask for is kept for so long. */
const KEPT = 30_000;

/** Why a view cannot be shown: a code of docs/embedding.md, and more in words. */
class Trouble extends Error {
  /** @param {string} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/**
 * What work gives that asks for an address; where it fails because the page's policy forbids that, the trouble with the
 * directive's name. A request itself is told no more than that it failed.
 * @template Made
 * @param {string} address @param {() => Promise<Made>} work
 * @returns {Promise<Made>}
 */
async function permitted(address, work) {
  let directive = "";
  const note = (/** @type {SecurityPolicyViolationEvent} */ { blockedURI, disposition, effectiveDirective }) => {
    // Some browsers name the origin alone.
    const ours = blockedURI.startsWith(address) || (blockedURI !== "" && address.startsWith(blockedURI));
    if (ours && disposition === "enforce") directive = effectiveDirective;
  };
  document.addEventListener("securitypolicyviolation", note);
  try {
    return await work();
  } catch (error) {
    // It is told in a turn of its own.
    await new Promise((done) => setTimeout(done));
    if (!directive) throw error;
    throw new Trouble("policy", `\`${directive}\`: expected the content security policy of this page to allow ${address}, found that it does not`);
  } finally {
    document.removeEventListener("securitypolicyviolation", note);
  }
}

/** @type {Map<string, Promise<Response>>} */
const asked = new Map();

/**
 * One request for one document, however many ask; each waits as long as it likes.
 * @param {string} address @param {AbortSignal} signal
 * @returns {Promise<Response>}
 */
function ask(address, signal) {
  const known = asked.get(address);
  const answer = known ?? permitted(address, () => fetch(address, { credentials: "omit", cache: "no-cache", signal: AbortSignal.timeout(PATIENCE) }));
  if (!known) {
    asked.set(address, answer);
    const forget = () => void (asked.get(address) === answer && asked.delete(address));
    // Who asks again after a failure wants another answer.
    answer.then(({ ok }) => (ok ? setTimeout(forget, KEPT) : forget()), forget);
  }
  return new Promise((done, failed) => {
    signal.addEventListener("abort", () => failed(signal.reason), { once: true });
    answer.then((answer) => done(answer.clone()), failed);
  });
}

/**
 * The settings of the site that this script belongs to, as JSON: those of the page beside it. Not every host answers for a
 * folder, nor to other pages for the file.
 * @returns {Promise<string>}
 */
export async function settings() {
  let trouble = new Trouble("network", "");
  for (const address of [folder, here("index.html")]) {
    const wanted = `${address}: expected the page with the settings of the site, which name its dataset (or name that in \`src\`)`;
    try {
      const answer = await ask(address, AbortSignal.timeout(PATIENCE));
      const text = answer.ok ? (await answer.text()).replaceAll(/<!--[^]*?-->/g, "") : "";
      const block = /<script[^>]*\sid=["']?gazette\b[^>]*>([^]*?)<\/script>/.exec(text)?.[1];
      if (block !== undefined) return block;
      trouble = new Trouble("settings", `${wanted}, found ${answer.ok ? "a page without" : `status ${answer.status}`}`);
    } catch (error) {
      if (error instanceof Trouble) throw error;
      if (!trouble.message) trouble = new Trouble("network", `${wanted}, found no answer that may be read`);
    }
  }
  throw trouble;
}

/**
 * The text of a dataset that was given.
 * @param {unknown} data
 * @returns {string}
 */
function textOf(data) {
  let found = `${typeof data}, which is none`;
  try {
    const text = typeof data === "string" ? data : JSON.stringify(data);
    if (text && !text.startsWith("[object ")) return text;
    // What frameworks write when the element is not defined yet.
    if (text) found = `\`${text}\`: an attribute holds no object, so set the property, once \`customElements.whenDefined("gazette-view")\` has come true`;
  } catch (error) {
    found = `what cannot be written as JSON: ${Object(error).message}`;
  }
  throw new Trouble("settings", `\`data\`: expected a dataset or its text, found ${found}`);
}

/**
 * What a site says of a view in its own frame: its settings, and the dataset that the address asks for.
 * @type {WeakMap<Element, { settings: string, asked: string }>}
 */
export const given = new WeakMap();

/**
 * @typedef {(command: string[]) => void} Command
 * @typedef {(place: HTMLElement, wish: string, ask: (address: string, signal: AbortSignal) => Promise<Response>, tell: (told: [string, string, string]) => boolean, done: (made: unknown) => void) => void} Embed
 * @typedef {{ embed: Embed, sheets: CSSStyleSheet[] }} Engine
 */

/** @type {Promise<Engine> | undefined} */
let engine;
/** How often an instance of the module broke down. */
let breakdowns = 0;
/** The address of the glue at hand, as the stacks of its errors name it. */
let current = "";
/** @type {Set<GazetteView>} */
const mounted = new Set();

/**
 * Before the styles are there, and without them; and what the build's tool for styles gets wrong (it makes `normal` of an
 * inherited colour scheme). What a page says of its elements would win if this were not important.
 */
const block = new CSSStyleSheet();
block.replaceSync(`:host{display:block!important}:host([hidden]){display:none!important}[hidden]{display:none}
:host(:not([theme])){color-scheme:inherit!important}.guest{color-scheme:inherit!important}`);

/** The visitor's own size of text, which a page's `rem` need not be. */
const size = new CSSStyleSheet();

/** The styles, once for all elements. */
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

/** The module: a new instance after the one before has broken down. */
function start() {
  engine ??= permitted(folder, async () => {
    const query = breakdowns > 0 ? `?instance=${breakdowns}` : "";
    const address = here(files.glue) + query;
    current = `${address}:`;
    const [glue, sheets] = await Promise.all([import(address), styles()]);
    await glue.default({ module_or_path: here(files.module) });
    return { embed: glue.embed, sheets };
  }).catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

/**
 * After a breakdown of the module: once, all elements start anew with another instance; then never again.
 * @param {unknown} error
 * @param {GazetteView} [by]
 */
function breakDown(error, by) {
  breakdowns += 1;
  engine = undefined;
  for (const view of [...mounted]) view.breakDown(String(error), breakdowns > 1, view === by);
}

/** Whether the instance at hand broke down: not one before, and no script of the page's own. @param {unknown} error */
function isBreakdown(error) {
  if (!(error instanceof Error) || !/^(Runtime|Range|Internal)Error$/.test(error.name)) return false;
  const stack = error.stack ?? "";
  // Where it is deep, only the module is named, which is the same for all instances.
  return stack.includes(here(files.glue)) ? stack.includes(current) : stack.includes(here(files.module));
}

/** @param {ErrorEvent | PromiseRejectionEvent} event */
function watch(event) {
  const error = "reason" in event ? event.reason : event.error;
  if (mounted.size > 0 && isBreakdown(error)) breakDown(error);
}

/** Why an engine does not start. @param {unknown} error */
async function reason(error) {
  try {
    const { diagnose } = await import(here("trouble.js"));
    const { what, detail } = await diagnose(error, here(files.module));
    return new Trouble(what === "policy" ? "policy" : what === "old" ? "unsupported" : "module", detail);
  } catch {
    return new Trouble("module", String(error));
  }
}

/** @param {Element} root */
function name(root) {
  for (const [selector, part] of Object.entries(parts)) {
    if (root.matches(selector)) root.part.add(part);
    for (const element of root.querySelectorAll(selector)) element.part.add(part);
  }
}

/** The property that goes with an attribute. @param {string} attribute */
function property(attribute) {
  return attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

class GazetteView extends HTMLElement {
  static observedAttributes = [...attributes, "data"];

  #slot = document.createElement("slot");
  #place = document.createElement("div");
  /** @type {Command | undefined} */
  #command;
  /** Counts what was wanted: what comes for an earlier wish is let go of. */
  #wish = 0;
  #begun = false;
  /** Whether it waits until it is near. */
  #waits = false;
  /** Where it was sent before it was there. */
  #next = "";
  /** Whether it will begin anew in a moment. */
  #due = false;
  /** @type {object | string | null | undefined} */
  #data;
  /** The text of that, until it is asked for. */
  #text = "";
  /** What the page's policy has kept from it. @type {Trouble | undefined} */
  #kept;
  #near = new IntersectionObserver((entries) => this.#seen(entries), { rootMargin: "600px" });
  #size = new ResizeObserver(() => this.#sized());
  #named = new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) if (node instanceof Element) name(node);
  });
  #height = 0;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    this.#place.className = "guest";
    this.#place.part.add("view");
    this.#place.hidden = true;
    root.adoptedStyleSheets = [block];
    root.append(this.#slot, this.#place);
  }

  /** A dataset that is shown without a request: an object, or its text. */
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
    else this.#next = path;
  }

  /** Loads the dataset again. */
  refresh() {
    asked.clear();
    if (!this.#command) return this.#renew();
    try {
      if (this.#dataset !== null) this.#text = textOf(this.#dataset);
      this.#do("refresh", "");
    } catch (error) {
      // What is shown stays.
      const { code, message: detail } = /** @type {Trouble} */ (error);
      this.#say("error", { code, detail });
    }
  }

  connectedCallback() {
    if (this.#begun) return;
    this.#begun = true;
    this.#upgrade();
    this.#waits = this.getAttribute("loading") !== "eager";
    if (this.#waits) this.#near.observe(this);
    else this.#mount();
  }

  disconnectedCallback() {
    // One that is only moved is back by then.
    queueMicrotask(() => {
      if (!this.isConnected) this.#leave();
    });
  }

  /** @param {string} attribute @param {string | null} before @param {string | null} now */
  attributeChangedCallback(attribute, before, now) {
    if (before === now) return;
    if (attribute === "loading") this.#hurry();
    // The theme is for styles alone.
    else if (attribute !== "theme") this.#renew();
  }

  /**
   * The module has broken down: starts anew, or says so.
   * @param {string} detail @param {boolean} last @param {boolean} own
   */
  breakDown(detail, last, own) {
    // Nothing may be asked of that instance any more.
    this.#command = undefined;
    this.#wish += 1;
    this.#size.disconnect();
    this.#named.disconnect();
    mounted.delete(this);
    this.#place.replaceChildren();
    if (last || own) this.#fail(new Trouble("panic", detail));
    else this.#renew();
  }

  /** Not at once: the one before may be what has led here. @param {string} word @param {string} detail */
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

  /** What was set before this script ran. */
  #upgrade() {
    const own = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this));
    for (const name of ["data", ...attributes.map(property)]) {
      if (!Object.hasOwn(own, name)) continue;
      const value = own[name];
      delete own[name];
      own[name] = value;
    }
  }

  /** Loads at once what has waited. */
  #hurry() {
    if (!this.#waits || this.getAttribute("loading") !== "eager") return;
    this.#near.disconnect();
    this.#waits = false;
    this.#mount();
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #seen(entries) {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    this.#near.disconnect();
    this.#waits = false;
    this.#mount();
  }

  /** Begins anew, once for all that changes at a time. */
  #renew() {
    if (!this.#begun || this.#due || this.#waits) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      if (!this.#begun) return;
      this.#release();
      this.#mount();
    });
  }

  /** The dataset that was given; React, Vue and others write the attribute where the property is not there yet. */
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

  /** Where the dataset is; nothing where the site's settings name it. */
  #source() {
    // Relative addresses in what is given are those of the page, where that has one.
    if (this.#dataset !== null) return this.#address("src", document.baseURI.startsWith("http") ? "data.json" : here("data.json"));
    return this.getAttribute("src") ? this.#address("src", "") : "";
  }

  /** What the site beside this script says of its dataset, where nobody else does. @param {string} source */
  async #site(source) {
    if (source || given.has(this)) return {};
    const text = await settings();
    /** @type {{ location?: string, language?: string }} */
    let own = {};
    try {
      own = JSON.parse(text) ?? {};
    } catch {
      // The module will say what is wrong with them.
    }
    const links = own.location === "path" ? folder.slice(0, -1) : `${folder}#`;
    return { settings: text, base: folder, links, ...(own.language ? { language: own.language } : {}) };
  }

  /** @param {string} source @param {object} site */
  #wanted(source, site) {
    const value = (/** @type {string} */ attribute) => this.getAttribute(attribute) ?? "";
    for (const [attribute, known] of Object.entries(words)) {
      const own = value(attribute);
      if (own && !known.includes(own)) throw new Trouble("settings", `\`${attribute}\`: expected \`${known.join("`, `")}\`, found \`${own}\``);
    }
    const query = new URLSearchParams(narrowing.flatMap((key) => (value(key) ? [[key, value(key)]] : [])));
    const at = value("at");
    if (at) query.set("at", at.includes("/") ? at : `${value("article")}/${at}`);
    const base = this.getAttribute("link-base");
    if (base !== null) this.#address("link-base", "");
    const wish = {
      folder,
      links: `${folder}#`,
      ...site,
      view: value("view"),
      src: source,
      article: value("article"),
      at: at.split("/").at(-1) ?? "",
      query: query.toString().replaceAll("+", "%20").replaceAll("%2F", "/"),
      limit: value("limit"),
      order: value("order"),
      ...(base === null ? {} : { away: "yes", links: base }),
      ...(value("section") ? { section: value("section") } : {}),
      ...(value("tag") ? { tag: value("tag") } : {}),
      ...(value("lang") ? { language: value("lang") } : {}),
      ...given.get(this),
    };
    return JSON.stringify(wish);
  }

  /** @param {string} address @param {AbortSignal} signal */
  async #ask(address, signal) {
    if (this.#dataset === null || address !== this.#source()) {
      return ask(address, signal).catch((error) => {
        if (error instanceof Trouble) this.#kept = error;
        throw error;
      });
    }
    const text = this.#text || textOf(this.#dataset);
    this.#text = "";
    return new Response(text, { headers: { "Content-Type": "application/json" } });
  }

  async #mount() {
    const wish = (this.#wish += 1);
    const is = () => wish === this.#wish;
    try {
      const source = this.#source();
      if (this.#dataset !== null) this.#text = textOf(this.#dataset);
      this.#kept = undefined;
      const engine = start();
      const [site, { embed, sheets }] = await Promise.all([this.#site(source), engine]);
      if (!is()) return;
      const wanted = this.#wanted(source, site);
      const root = /** @type {ShadowRoot} */ (this.shadowRoot);
      if (root.adoptedStyleSheets.length === 1) root.adoptedStyleSheets = [block, ...sheets, size];
      size.replaceSync(`:host{--_medium:${getComputedStyle(this.#place).fontSize}}`);
      this.#named.observe(this.#place, { childList: true, subtree: true });
      mounted.add(this);
      const tell = (/** @type {[string, string, string]} */ told) => !is() || this.#told(...told);
      const command = await new Promise((/** @type {(made: unknown) => void} */ done) => {
        embed(this.#place, wanted, (address, signal) => this.#ask(address, signal), tell, done);
      });
      if (typeof command === "string") throw new Trouble("settings", command);
      if (typeof command !== "function") throw command;
      if (!is()) return command(["leave"]);
      this.#command = /** @type {Command} */ (command);
      if (this.#next) this.#do("go", this.#next);
      this.#next = "";
    } catch (error) {
      if (!is()) return;
      if (isBreakdown(error)) return breakDown(error, this);
      const trouble = error instanceof Trouble ? error : await reason(error);
      if (is()) this.#fail(trouble);
    }
  }

  /**
   * @param {string} word @param {string} detail @param {string} more
   * @returns {boolean} whether the view does what was announced
   */
  #told(word, detail, more) {
    switch (word) {
      case "ready":
        this.#show();
        this.#say("ready", { view: this.getAttribute("view") ?? "edition", title: detail });
        return true;
      case "error":
        if (detail === "network" && this.#kept) this.#give(this.#kept);
        else this.#fail(new Trouble(detail, more));
        return true;
      case "navigate":
        return this.#say("navigate", { path: detail, href: more }, true);
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
    this.#place.hidden = false;
    this.#size.observe(this.#place);
  }

  /** Gives up what the module shows. Not at once: it is the module that tells of it. @param {Trouble} trouble */
  #give(trouble) {
    const wish = this.#wish;
    queueMicrotask(() => {
      if (wish !== this.#wish) return;
      this.#release();
      this.#fail(trouble);
    });
  }

  /**
   * What stood there before is shown again; where nothing did, the view says itself what is wrong. What was found is for the
   * page's author: in a frame, it stands in an address that anybody may have written.
   * @param {Trouble} trouble
   */
  #fail({ code, message: detail }) {
    const own = this.childNodes.length > 0;
    this.#slot.hidden = !own;
    this.#place.hidden = own;
    if (!own && !this.#place.hasChildNodes()) {
      const card = document.createElement("p");
      card.setAttribute("role", "alert");
      card.textContent = detail.replace(/, found [^]*/, "");
      this.#place.append(card);
    }
    this.#say("error", { code, detail });
  }

  #sized() {
    const height = Math.ceil(this.#place.getBoundingClientRect().height);
    if (height === this.#height || height === 0) return;
    this.#height = height;
    this.#say("resize", { height });
  }

  #release() {
    this.#wish += 1;
    this.#size.disconnect();
    this.#named.disconnect();
    const command = this.#command;
    this.#command = undefined;
    mounted.delete(this);
    try {
      command?.(["leave"]);
    } catch (error) {
      if (isBreakdown(error)) breakDown(error, this);
    }
    this.#place.replaceChildren();
  }

  #leave() {
    this.#begun = false;
    this.#waits = false;
    this.#near.disconnect();
    this.#release();
    this.#slot.hidden = false;
    this.#place.hidden = true;
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

// Another copy of this script, of whatever version, has been faster: then its elements are there.
if (!customElements.get("gazette-view")) {
  customElements.define("gazette-view", GazetteView);
  addEventListener("error", watch);
  addEventListener("unhandledrejection", watch);
}
