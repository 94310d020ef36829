// Stands on every printed page, and starts the reader there when the visitor begins to use the page, or once the page
// has been shown and the browser is idle. Until then, and without the reader, links lead to printed pages.
//
// No module, because browsers load no modules from a disk.

(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const app = document.getElementById("app");
  if (!app) return;
  const root = new URL(script.dataset["root"] || "./", document.baseURI);

  // A folder has no page of its own on a disk, so links name the file.
  if (location.protocol === "file:") {
    for (const link of app.querySelectorAll("a")) {
      if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    }
    return;
  }

  // The page's address, or the settings after a change, ask for something else than the printed text.
  const settings = document.getElementById("gazette")?.textContent ?? "";
  let sum = 0;
  for (let index = 0; index < settings.length; index += 1) sum = (Math.imul(sum, 31) + settings.charCodeAt(index)) | 0;
  const changed = script.dataset["settings"] !== String(sum);
  const asked = new URLSearchParams(location.search);
  const otherDataset = changed || asked.has("src") || asked.has("embed");
  const other = otherDataset || location.hash.startsWith("#/");

  /** Replaces the printed text, which is not what was asked for. @param {HTMLElement} app */
  function showLoading(app) {
    const [frame, main, message, line] = ["div", "main", "div", "p"].map((name) => document.createElement(name));
    if (!frame || !main || !message || !line) return;
    frame.className = "gazette";
    frame.dataset["boot"] = "";
    main.className = "content";
    message.className = "message";
    message.id = "boot";
    message.setAttribute("role", "status");
    line.textContent = "Loading…";
    message.append(line);
    main.append(message);
    frame.append(main);
    app.replaceChildren(frame);
  }

  /** @type {Promise<void> | undefined} */
  let started;
  let ready = false;

  /** Starts the reader. The page stays whole if that fails. */
  function start() {
    // The page's address changes as the visitor goes on, and the icon's must not.
    for (const icon of document.querySelectorAll("link[rel~=icon]")) {
      if (icon instanceof HTMLLinkElement) icon.href = new URL(icon.href).href;
    }
    started ??= import(new URL("boot.js", root).href).then(() => {
      ready = true;
    });
    return started.catch(() => {});
  }

  // A link to an address of the time before the site was printed.
  addEventListener("hashchange", () => {
    if (location.hash.startsWith("#/")) location.reload();
  });

  if (other) {
    app.dataset["other"] = otherDataset ? "dataset" : "page";
    showLoading(app);
    start();
    return;
  }

  // The printed timeline shows everything, and the address asks for a part of it.
  if (app.querySelector("[data-tools]") && location.search !== "") {
    app.dataset["wanted"] = "";
    start();
  }

  /** What only the reader can do, and what it needs the edition for. */
  const [controls, tools] = ["button:not([popovertarget]), input, select, [data-copy]", "[data-tools] button, input, select"];

  /** Whether an event happened on an element that matches. @param {Event} event @param {string} selector */
  const on = (event, selector) => event.target instanceof Element && event.target.closest(selector);

  // Links work without the reader. So a visitor who saves data gets it with the first use of a control.
  const { connection } = /** @type {Navigator & { connection?: { saveData?: boolean } }} */ (navigator);
  const saving = connection?.saveData === true;
  const kinds = saving ? ["click", "input"] : ["pointerover", "focusin", "pointerdown"];
  const reasons = saving ? controls : `a[data-route], ${controls}`;
  for (const kind of kinds) {
    app.addEventListener(kind, (event) => {
      if (ready || !on(event, reasons)) return;
      if (on(event, tools)) app.dataset["wanted"] = "";
      else if (!saving) app.dataset["near"] = "";
      start();
    }, { passive: true });
  }

  // A click that comes before the reader is handed on to it. The browser itself opens the menu.
  app.addEventListener("click", (event) => {
    const control = on(event, "button:not([popovertarget])");
    if (ready || !event.isTrusted || !(control instanceof HTMLElement)) return;
    event.preventDefault();
    start().then(() => {
      if (ready && control.isConnected) control.click();
    });
  });

  /** Whether the page is being translated, and its texts must be left alone. */
  const translated = () => /\btranslated-/.test(document.documentElement.className) || app.querySelector("font") !== null;

  /** Whether the reader broke down on the page before. `boot.js` notes that. */
  function hasBrokenDown() {
    try {
      const broken = sessionStorage.getItem("gazette-broken") !== null;
      sessionStorage.removeItem("gazette-broken");
      return broken;
    } catch {
      return false;
    }
  }

  function whenIdle() {
    // The page was reloaded because the reader had broken down. Then it comes only when it is used.
    if (hasBrokenDown()) return;
    const idle = window.requestIdleCallback ?? ((/** @type {() => void} */ act) => setTimeout(act, 1000));
    idle(() => {
      if (!saving && !translated()) start();
    });
  }

  function whenShown() {
    if (document.readyState === "complete") whenIdle();
    else addEventListener("load", whenIdle, { once: true });
  }

  const { prerendering } = /** @type {Document & { prerendering?: boolean }} */ (document);
  if (prerendering) document.addEventListener("prerenderingchange", whenShown, { once: true });
  else whenShown();
})();
