// <gazette-view> in a page of other people: it leaves the page alone, and works whatever the page does to it.

import type { Page } from "@playwright/test";
import { embed, log, viewEvents } from "./guests.ts";
import { hostile } from "./hosts.ts";
import { expect, layoutShift, makeNoElement, watchLayoutShifts } from "./site.ts";

/** The state of a page that a view must not change. */
const pageState = (page: Page) =>
  page.evaluate(() => ({
    history: history.length,
    url: location.href,
    title: document.title,
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    scroll: scrollY,
    focus: document.activeElement?.tagName,
    names: Object.getOwnPropertyNames(window).filter((name) => name !== "viewEvents").sort(),
    stored: [localStorage.length, sessionStorage.length],
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    head: document.head.innerHTML,
  }));

embed("a hostile page, right to left, changes nothing in a view, and a view changes nothing in the page", async ({ guest, page }) => {
  const field = `<form><input id="field" style="all: revert"></form><p id="own">Own text</p>`;
  const view = `<gazette-view view="timeline" loading="eager"></gazette-view>`;
  await page.addInitScript(() => {
    // The page has a router, which listens to all clicks and history events.
    const seen: string[] = [];
    Object.assign(window, { seen });
    addEventListener("click", (event) => {
      const link = (event.target as Element).closest("a");
      if (link) seen.push(link.getAttribute("href") ?? "");
    });
    addEventListener("popstate", () => seen.push("popstate"));
    addEventListener("hashchange", () => seen.push("hashchange"));
  });
  await guest({ head: `<style>${hostile}</style>`, body: `${field}<div id="container"></div>` });
  await page.evaluate(() => customElements.whenDefined("gazette-view"));
  const before = await pageState(page);
  await page.evaluate(
    ([view, log]) => {
      const container = document.getElementById("container") as HTMLElement;
      const template = document.createRange().createContextualFragment(view as string);
      container.append(template);
      Object.assign(container.firstElementChild as object, { data: log });
    },
    [view, log] as const,
  );
  await expect(page.locator("gazette-view .filters__count")).toHaveText("300 events");
  expect(await pageState(page)).toEqual(before);
  const looks = await page.locator("gazette-view .activity__title").first().evaluate((title) => {
    const style = getComputedStyle(title);
    const body = getComputedStyle(title.closest(".gazette") as Element);
    return { spacing: style.letterSpacing, transform: style.textTransform, size: parseFloat(body.fontSize), direction: style.direction, align: style.textAlign };
  });
  expect(looks).toEqual({ spacing: "normal", transform: "none", size: 18, direction: "ltr", align: "start" });
  expect(await page.locator("gazette-view").evaluate((view) => getComputedStyle(view).display)).toBe("block");
  // A link in the view opens inside the view; the page's router sees no address of ours.
  await page.locator("gazette-view .activity__article a").first().click();
  await expect(page.locator("gazette-view h1")).toHaveText("The log");
  await page.locator("gazette-view .back button").click();
  await expect(page.locator("gazette-view .filters__count")).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
  const after = await pageState(page);
  expect({ ...after, focus: "", scroll: 0 }).toEqual({ ...before, focus: "", scroll: 0 });
  // The view's keys do nothing in the page's own field.
  await page.locator("#field").focus();
  await page.keyboard.type("jk/?");
  await expect(page.locator("#field")).toHaveValue("jk/?");
  await expect(page.locator("#field")).toBeFocused();
});

embed("a view that is far away waits, even when properties are set, and applies them later", async ({ guest, page }) => {
  await guest({ body: `<div style="height: 5000px"></div><gazette-view></gazette-view>` });
  await page.evaluate((log) => {
    const view = document.querySelector("gazette-view") as HTMLElement & { goTo(path: string): void };
    Object.assign(view, { data: log, limit: "3" });
    view.goTo("/timeline");
  }, log);
  await page.waitForTimeout(300);
  expect(await viewEvents(page, "ready")).toEqual([]);
  await page.evaluate(() => document.querySelector("gazette-view")?.setAttribute("loading", "eager"));
  await expect(page.locator("gazette-view .filters__count")).toHaveText("300 events");
});

embed("an activity that the page marks gets neither scroll nor focus", async ({ guest, page }) => {
  await guest({ body: `<div style="height: 500px"></div><gazette-view view="article" article="log" at="a90" loading="eager"></gazette-view>` });
  await page.evaluate((log) => Object.assign(document.querySelector("gazette-view") as object, { data: log }), log);
  await expect(page.locator("gazette-view [aria-current=true]")).toContainText("Entry 90 on");
  await page.waitForTimeout(200);
  expect(await page.evaluate(() => [scrollY, document.activeElement?.tagName])).toEqual([0, "BODY"]);
});

embed("the element's content is shown until the view is ready, and again where the view fails", async ({ guest, page }) => {
  await page.route("**/_bg.wasm", (route) => route.continue());
  await guest({
    body: `<gazette-view id="good" view="list" loading="eager"><a href="/news">Our news</a></gazette-view>
      <gazette-view id="bad" src="/nothing.json" loading="eager"><a href="/news">Our news</a></gazette-view>
      <gazette-view id="none" view="article" article="nobody" loading="eager"><a href="/news">Our news</a></gazette-view>
      <gazette-view id="odd" view="film" loading="eager"><a href="/news">Our news</a></gazette-view>`,
  });
  await expect.poll(async () => (await viewEvents(page, "error")).map(({ on, detail }) => `${on} ${detail["code"]}`).sort()).toEqual(["bad format", "none not-found", "odd settings"]);
  for (const id of ["bad", "none", "odd"]) await expect(page.locator(`#${id} a`, { hasText: "Our news" })).toBeVisible();
  await expect(page.locator("#good > a")).toBeHidden();
  await expect(page.locator("#good .stories")).toBeVisible();
});

embed("a view far below loads when it comes near, and shifts no layout", async ({ guest, page }) => {
  await watchLayoutShifts(page);
  const { site } = await guest({
    head: "<style>#top { display: block; min-height: 700px }</style>",
    body: `<gazette-view id="top" view="list" limit="1" loading="eager"></gazette-view><p id="after">After</p><div style="height: 4000px"></div><gazette-view id="low" view="list"></gazette-view>`,
  });
  await expect.poll(async () => (await viewEvents(page, "ready")).map(({ on }) => on)).toEqual(["top"]);
  await page.waitForTimeout(300);
  expect((await viewEvents(page, "ready")).length).toBe(1);
  expect(await layoutShift(page)).toBe(0);
  await page.evaluate(() => scrollTo(0, 4500));
  await expect.poll(async () => (await viewEvents(page, "ready")).map(({ on }) => on)).toEqual(["top", "low"]);
  expect(site.requests.get("/data/edition.json")).toBe(1);
  expect((await viewEvents(page, "resize")).length).toBeGreaterThan(0);
});

embed("a view survives being moved, being removed and put back, and being hidden and shown", async ({ guest, page }) => {
  await guest({ body: `<div id="one"><gazette-view view="list" limit="1" loading="eager"></gazette-view></div><div id="two"></div><div id="three" hidden><gazette-view id="late" view="list"></gazette-view></div>` });
  await expect(page.locator("#one .stories")).toBeVisible();
  const kept = await page.evaluate(() => {
    const view = document.querySelector("#one gazette-view") as Element;
    const story = view.shadowRoot?.querySelector(".stories");
    document.getElementById("two")?.append(view);
    return new Promise((done) => setTimeout(() => done(story?.isConnected), 50));
  });
  expect(kept).toBe(true);
  await page.evaluate(() => {
    const view = document.querySelector("#two gazette-view") as Element;
    view.remove();
    return new Promise<void>((done) => setTimeout(() => (document.getElementById("one")?.append(view), done()), 50));
  });
  await expect(page.locator("#one .stories")).toBeVisible();
  expect((await viewEvents(page, "ready")).filter(({ on }) => on === "late")).toEqual([]);
  await page.evaluate(() => ((document.getElementById("three") as HTMLElement).hidden = false));
  await expect(page.locator("#late .stories")).toBeVisible();
});

embed("two versions of the script can be on one page", async ({ guest, page }) => {
  await guest((site) => ({
    body: `<gazette-view view="list" loading="eager"></gazette-view>
      <script type="module" src="${site}/embed.js"></script><script type="module" src="${site}/embed.js"></script><script type="module" src="${site}/embed.js?older"></script>`,
  }));
  await expect(page.locator("gazette-view .stories")).toBeVisible();
  expect((await viewEvents(page, "ready")).length).toBe(1);
});

for (const [name, policyFor] of [
  ["only the needed permissions", (site: string) => ({ policy: `default-src 'none'; script-src ${site} 'wasm-unsafe-eval'; connect-src ${site}; img-src ${site} data:; require-trusted-types-for 'script'; trusted-types 'none'`, attributes: "" })],
  ["a nonce and strict-dynamic", (site: string) => ({ policy: `default-src 'none'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src ${site}; img-src ${site} data:`, attributes: 'nonce="abc"' })],
] as const) {
  embed(`under a policy with ${name}`, async ({ guest, page }) => {
    await guest((site) => {
      const { policy, attributes } = policyFor(site);
      return { policy, body: `<gazette-view view="timeline" loading="eager"></gazette-view><script type="module" ${attributes} src="${site}/embed.js"></script>` };
    });
    await expect(page.locator("gazette-view .chronicle .activity").first()).toBeVisible();
    // The view has its styles.
    expect(await page.locator("gazette-view .chronicle__headings").first().evaluate((unit) => getComputedStyle(unit).position)).toBe("sticky");
  });
}

embed("on a page that is isolated from other origins", async ({ guest, page }) => {
  await guest((site) => ({
    headers: { "Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Opener-Policy": "same-origin" },
    body: `<gazette-view view="list" loading="eager"></gazette-view><script type="module" crossorigin src="${site}/embed.js"></script>`,
  }));
  await expect(page.locator("gazette-view .stories")).toBeVisible();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

embed.describe("where something breaks down", () => {
  embed.use({ expected: /RuntimeError|page: |Failed to load|Content Security Policy|wasm|violation/ });

  embed("a policy without WebAssembly is reported", async ({ guest, page }) => {
    await guest((site) => ({
      policy: `default-src 'none'; script-src ${site}; connect-src ${site}`,
      body: `<gazette-view loading="eager"><p>Still here</p></gazette-view><script type="module" src="${site}/embed.js"></script>`,
    }));
    await expect.poll(async () => (await viewEvents(page, "error")).map(({ detail }) => detail["code"])).toEqual(["policy"]);
    await expect(page.getByText("Still here")).toBeVisible();
  });

  embed("after a breakdown all views restart with a new instance, and the page works on", async ({ guest, page }) => {
    await guest({ body: `<gazette-view id="one" view="list" loading="eager"><p>Instead of one</p></gazette-view><gazette-view id="two" view="list" loading="eager"><p>Instead of two</p></gazette-view>` });
    await expect.poll(async () => (await viewEvents(page, "ready")).length).toBe(2);
    const breakDown = async () => {
      await page.evaluate(makeNoElement);
      await page.evaluate(() => (document.getElementById("one") as unknown as { goTo(path: string): void }).goTo("/about"));
    };
    await breakDown();
    await expect.poll(async () => (await viewEvents(page, "ready")).filter(({ on }) => on === "two").length).toBe(2);
    await expect(page.locator("#two .stories")).toBeVisible();
    // An error of the page must not restart the views.
    await page.evaluate(() => setTimeout(() => { throw new RangeError("of the page"); }));
    // Views restart only once.
    await page.evaluate(() => document.getElementById("one")?.setAttribute("limit", "3"));
    await expect(page.locator("#one .stories")).toBeVisible();
    await breakDown();
    await expect(page.getByText("Instead of two")).toBeVisible();
    await expect(page.getByText("Instead of one")).toBeVisible();
    expect((await viewEvents(page, "error")).every(({ detail }) => detail["code"] === "panic")).toBe(true);
  });
});

embed("a view that is added and removed five hundred times leaks no memory", async ({ guest, page }) => {
  embed.setTimeout(120_000);
  await page.addInitScript(() => {
    const start = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...parameters) => {
      const result = await start(...parameters);
      Object.assign(window, { memory: result.instance.exports["memory"] });
      return result;
    };
  });
  await guest({ body: `<div id="container"></div>` });
  await page.evaluate(() => customElements.whenDefined("gazette-view"));
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable");
  await client.send("HeapProfiler.enable");
  const round = (times: number) =>
    page.evaluate(async ([log, times]) => {
      const container = document.getElementById("container") as HTMLElement;
      for (let time = 0; time < (times as number); time += 1) {
        const view = document.createElement("gazette-view") as HTMLElement & { data: unknown };
        view.setAttribute("view", "timeline");
        view.setAttribute("loading", "eager");
        view.data = log;
        const ready = new Promise((done) => view.addEventListener("gazette-ready", done, { once: true }));
        container.append(view);
        await ready;
        view.remove();
      }
      await new Promise((done) => setTimeout(done, 300));
    }, [JSON.stringify(log), times] as const);
  const measure = async () => {
    await client.send("HeapProfiler.collectGarbage");
    await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
    await client.send("HeapProfiler.collectGarbage");
    const { metrics } = await client.send("Performance.getMetrics");
    const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    const module = await page.evaluate(() => (window as unknown as { memory: WebAssembly.Memory }).memory.buffer.byteLength);
    return { listeners: of("JSEventListeners"), nodes: of("Nodes"), heap: of("JSHeapUsedSize"), module };
  };
  await round(50);
  const early = await measure();
  await round(450);
  const late = await measure();
  // If each round kept one view, the growth would be 450 times as large. The positions in memory differ between runs.
  expect(late.module - early.module).toBeLessThanOrEqual(4 * 65_536);
  expect(late.listeners).toBeLessThanOrEqual(early.listeners + 5);
  expect(late.nodes).toBeLessThanOrEqual(early.nodes + 50);
  // A view takes some hundred kilobytes; the engine itself keeps less than one view's size.
  expect(late.heap - early.heap).toBeLessThan(300_000);
});
