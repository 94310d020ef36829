// <gazette-view> in other people's pages: each view, what it is told and tells, and that it leaves the page
// around it alone.

import type { Page } from "@playwright/test";
import { serveHost, hostile, type Host, type Page as HostPage } from "./hosts.ts";
import { faults, expect, makeNoElement, shifted, test, watchShifts } from "./site.ts";
import { serveSite, type Running } from "./server.ts";
import { activities, feed } from "./timelines.ts";

const log = JSON.parse(feed(activities(300)));

/** Notes the events of all views, from before there are any. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const told: { kind: string; detail: unknown; on: string }[] = [];
    Object.assign(window, { told });
    for (const kind of ["ready", "error", "navigate", "activity", "resize"]) {
      document.addEventListener(`gazette-${kind}`, (event) => {
        told.push({ kind, detail: (event as CustomEvent).detail, on: (event.target as Element).id });
      });
    }
  });
}

const told = (page: Page, kind: string) =>
  page.evaluate((kind) => (window as unknown as { told: { kind: string; detail: Record<string, unknown>; on: string }[] }).told.filter((one) => one.kind === kind), kind);

/** Opens a page of a host with our script on it, and gives both. */
const embed = test.extend<{ guest: (page: HostPage | ((site: string) => HostPage), at?: string) => Promise<{ site: Running; host: Host }> }>({
  guest: async ({ page }, use) => {
    const open: (() => Promise<void>)[] = [];
    await listen(page);
    await use(async (given, at = "/") => {
      const site = await serveSite({ root: "/", settings: {}, shared: true });
      const made = typeof given === "function" ? given(site.origin) : given;
      const body = `${made.body}<script type="module" src="${site.origin}/embed.js"></script>`;
      const host = await serveHost({ "/": typeof given === "function" ? made : { ...made, body } });
      open.push(() => site.close(), () => host.close());
      await page.goto(host.origin + at);
      return { site, host };
    });
    await page.goto("about:blank");
    for (const close of open) await close();
  },
});

embed("each view shows what it is for", async ({ guest, page }) => {
  await guest({
    body: `<gazette-view id="a" view="article" article="lighthouse"></gazette-view>
      <gazette-view id="t" view="timeline" loading="eager"></gazette-view>
      <gazette-view id="r" view="related" article="lighthouse" loading="eager"></gazette-view>
      <gazette-view id="l" view="list" limit="3" loading="eager"></gazette-view>
      <gazette-view id="e" loading="eager"></gazette-view>`.replaceAll("lighthouse", await firstArticle()),
  });
  await expect.poll(async () => (await told(page, "ready")).map(({ on }) => on).sort()).toEqual(["a", "e", "l", "r", "t"]);
  await expect(page.locator("#a h1")).toBeVisible();
  await expect(page.locator("#a .masthead")).toHaveCount(0);
  await expect(page.locator("#t .chronicle .activity").first()).toBeVisible();
  await expect(page.locator("#r .related__item").first()).toBeVisible();
  await expect(page.locator("#r .prose")).toHaveCount(0);
  await expect(page.locator("#l .stories > li")).toHaveCount(3);
  await expect(page.locator("#e .masthead")).toHaveCount(1);
  expect(await told(page, "error")).toEqual([]);
});

embed("ten elements share one module and one request for the dataset", async ({ guest, page }) => {
  const { site } = await guest({ body: Array.from({ length: 10 }, () => `<gazette-view view="list" limit="1" loading="eager"></gazette-view>`).join("") });
  await expect.poll(async () => (await told(page, "ready")).length).toBe(10);
  expect(site.asked.get("/data/edition.json")).toBe(1);
  const asked = [...site.asked].filter(([path]) => /_bg\.wasm$|style-|part-embed/.test(path));
  expect(asked.map(([, times]) => times)).toEqual([1, 1, 1]);
});

embed("data is shown without a request, and another one when it is set", async ({ guest, page }) => {
  const { site } = await guest({ body: `<script>addEventListener("DOMContentLoaded", () => { document.querySelector("gazette-view").data = ${JSON.stringify(log)}; })</script><gazette-view view="timeline" loading="eager"></gazette-view>` });
  await page.evaluate((log) => Object.assign(document.querySelector("gazette-view") as object, { data: log }), log);
  await expect(page.locator("gazette-view .filters__count")).toHaveText("300 activities");
  expect([...site.asked.keys()].filter((path) => path.endsWith(".json"))).toEqual([]);
  await page.evaluate((log) => {
    log.items[0]._gazette.timeline.activities.length = 5;
    Object.assign(document.querySelector("gazette-view") as object, { data: log });
  }, log);
  await expect(page.locator("gazette-view .filters__count")).toHaveText("5 activities");
});

embed("attributes are followed, and are properties too", async ({ guest, page }) => {
  await guest({ body: `<gazette-view view="list" limit="2" loading="eager"></gazette-view>` });
  await expect(page.locator("gazette-view .stories > li")).toHaveCount(2);
  await page.evaluate(() => document.querySelector("gazette-view")?.setAttribute("limit", "1"));
  await expect(page.locator("gazette-view .stories > li")).toHaveCount(1);
  await page.evaluate(() => Object.assign(document.querySelector("gazette-view") as object, { view: "timeline" }));
  await expect(page.locator("gazette-view .chronicle")).toBeVisible();
  expect(await page.evaluate(() => (document.querySelector("gazette-view") as unknown as { linkBase: string; view: string }).view)).toBe("timeline");
});

embed("a click leads on in the view, and back; the page may do it itself, or links lead away", async ({ guest, page }) => {
  const { host } = await guest({ body: `<gazette-view view="list" loading="eager"></gazette-view>` });
  const link = page.locator("gazette-view .story__title a").first();
  const title = await link.textContent();
  await link.click();
  await expect(page.locator("gazette-view h1")).toHaveText(title ?? "");
  await expect.poll(() => page.evaluate(() => document.querySelector("gazette-view")?.shadowRoot?.activeElement?.tagName)).toBe("H1");
  await page.locator("gazette-view .back button").click();
  await expect(page.locator("gazette-view .story__title a").first()).toBeVisible();
  const [first] = await told(page, "navigate");
  expect(first?.detail["path"]).toMatch(/^\/articles\//);
  // The page does it.
  await page.evaluate(() => document.addEventListener("gazette-navigate", (event) => event.preventDefault(), { once: true }));
  await page.locator("gazette-view .story__title a").first().click();
  await expect.poll(async () => (await told(page, "navigate")).length).toBe(2);
  await expect(page.locator("gazette-view .stories")).toBeVisible();
  expect(page.url()).toBe(`${host.origin}/`);
  // Links lead away.
  await page.evaluate(() => document.querySelector("gazette-view")?.setAttribute("link-base", "/news#"));
  await expect(page.locator("gazette-view .story__title a").first()).toHaveAttribute("href", /^\/news#\/articles\//);
  await page.locator("gazette-view .story__title a").first().click();
  await expect(page).toHaveURL(/\/news#\/articles\//);
});

embed("goTo and refresh", async ({ guest, page }) => {
  const { site } = await guest({ body: `<gazette-view loading="eager"></gazette-view>` });
  await expect(page.locator("gazette-view .masthead")).toHaveCount(1);
  await page.evaluate(() => (document.querySelector("gazette-view") as unknown as { goTo(path: string): void }).goTo("/timeline"));
  await expect(page.locator("gazette-view .chronicle")).toBeVisible();
  await page.evaluate(() => (document.querySelector("gazette-view") as unknown as { refresh(): void }).refresh());
  await expect.poll(() => site.asked.get("/data/edition.json")).toBe(2);
  await expect(page.locator("gazette-view .chronicle")).toBeVisible();
});

embed("an activity that is gone to is told of", async ({ guest, page }) => {
  await guest({ body: `<gazette-view view="timeline" loading="eager"></gazette-view>` });
  await page.evaluate((log) => Object.assign(document.querySelector("gazette-view") as object, { data: log }), log);
  await expect(page.locator("gazette-view .filters__count")).toHaveText("300 activities");
  await page.locator("gazette-view .activity .copy").nth(3).click();
  await expect.poll(async () => (await told(page, "activity")).map(({ detail }) => detail)).toEqual([{ article: "log", id: "a3" }]);
  await page.evaluate(() => (document.querySelector("gazette-view") as unknown as { goTo(path: string): void }).goTo("/timeline?at=log/a250"));
  await expect(page.locator("gazette-view [aria-current=true]")).toContainText("Entry 250 on");
  await expect(page.locator("gazette-view [aria-current=true]")).toBeInViewport();
});

/** What of a page a guest might touch. */
const traces = (page: Page) =>
  page.evaluate(() => ({
    history: history.length,
    url: location.href,
    title: document.title,
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    scroll: scrollY,
    focus: document.activeElement?.tagName,
    names: Object.getOwnPropertyNames(window).filter((name) => name !== "told").sort(),
    stored: [localStorage.length, sessionStorage.length],
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    head: document.head.innerHTML,
  }));

embed("a hostile page, right to left, changes nothing in a view, and a view nothing in it", async ({ guest, page }) => {
  const field = `<form><input id="field" style="all: revert"></form><p id="own">Own text</p>`;
  const view = `<gazette-view view="timeline" loading="eager"></gazette-view>`;
  await page.addInitScript(() => {
    // A router of the page's own, which listens to everything.
    const seen: string[] = [];
    Object.assign(window, { seen });
    addEventListener("click", (event) => {
      const link = (event.target as Element).closest("a");
      if (link) seen.push(link.getAttribute("href") ?? "");
    });
    addEventListener("popstate", () => seen.push("popstate"));
    addEventListener("hashchange", () => seen.push("hashchange"));
  });
  await guest({ head: `<style>${hostile}</style>`, body: `${field}<div id="place"></div>` });
  await page.evaluate(() => customElements.whenDefined("gazette-view"));
  const before = await traces(page);
  await page.evaluate(
    ([view, log]) => {
      const place = document.getElementById("place") as HTMLElement;
      const template = document.createRange().createContextualFragment(view as string);
      place.append(template);
      Object.assign(place.firstElementChild as object, { data: log });
    },
    [view, log] as const,
  );
  await expect(page.locator("gazette-view .filters__count")).toHaveText("300 activities");
  expect(await traces(page)).toEqual(before);
  const looks = await page.locator("gazette-view .activity__title").first().evaluate((title) => {
    const style = getComputedStyle(title);
    const body = getComputedStyle(title.closest(".gazette") as Element);
    return { spacing: style.letterSpacing, transform: style.textTransform, size: parseFloat(body.fontSize), direction: style.direction, align: style.textAlign };
  });
  expect(looks).toEqual({ spacing: "normal", transform: "none", size: 18, direction: "ltr", align: "start" });
  expect(await page.locator("gazette-view").evaluate((view) => getComputedStyle(view).display)).toBe("block");
  // A link inside leads on there; the page's router sees no address of ours to go to.
  await page.locator("gazette-view .activity__article a").first().click();
  await expect(page.locator("gazette-view h1")).toHaveText("The log");
  await page.locator("gazette-view .back button").click();
  await expect(page.locator("gazette-view .filters__count")).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
  const after = await traces(page);
  expect({ ...after, focus: "", scroll: 0 }).toEqual({ ...before, focus: "", scroll: 0 });
  // No key of ours acts in the page's own field.
  await page.locator("#field").focus();
  await page.keyboard.type("jk/?");
  await expect(page.locator("#field")).toHaveValue("jk/?");
  await expect(page.locator("#field")).toBeFocused();
});

embed("a long timeline in a box of the page's own that scrolls", async ({ guest, page }) => {
  await guest({ body: `<div id="box" style="height: 400px; overflow: auto"><gazette-view view="timeline" loading="eager"></gazette-view></div>` });
  await page.evaluate((log) => Object.assign(document.querySelector("gazette-view") as object, { data: log }), log);
  await expect(page.locator("gazette-view .activity").first()).toContainText("Entry 0 on");
  await page.locator("#box").evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await expect(page.locator("gazette-view .activity").last()).toContainText("Entry 299 on");
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

embed("what was set before the script ran is there, and later settings reach it too", async ({ guest, page }) => {
  await guest({ body: `<gazette-view view="list" loading="eager"></gazette-view><script>Object.assign(document.querySelector("gazette-view"), { data: ${JSON.stringify(log)}, view: "timeline" })</script>` });
  await expect(page.locator("gazette-view .filters__count")).toHaveText("300 activities");
  await page.evaluate(() => Object.assign(document.querySelector("gazette-view") as object, { view: "list" }));
  await expect(page.locator("gazette-view .stories > li")).toHaveCount(1);
});

embed("one that is far away waits, whatever is set on it, and goes where it was sent meanwhile", async ({ guest, page }) => {
  await guest({ body: `<div style="height: 5000px"></div><gazette-view></gazette-view>` });
  await page.evaluate((log) => {
    const view = document.querySelector("gazette-view") as HTMLElement & { goTo(path: string): void };
    Object.assign(view, { data: log, limit: "3" });
    view.goTo("/timeline");
  }, log);
  await page.waitForTimeout(300);
  expect(await told(page, "ready")).toEqual([]);
  await page.evaluate(() => document.querySelector("gazette-view")?.setAttribute("loading", "eager"));
  await expect(page.locator("gazette-view .filters__count")).toHaveText("300 activities");
});

embed("an activity that the page marks is neither scrolled to nor focused", async ({ guest, page }) => {
  await guest({ body: `<div style="height: 500px"></div><gazette-view view="article" article="log" at="a90" loading="eager"></gazette-view>` });
  await page.evaluate((log) => Object.assign(document.querySelector("gazette-view") as object, { data: log }), log);
  await expect(page.locator("gazette-view [aria-current=true]")).toContainText("Entry 90 on");
  await page.waitForTimeout(200);
  expect(await page.evaluate(() => [scrollY, document.activeElement?.tagName])).toEqual([0, "BODY"]);
});

embed("an article without related links shows none", async ({ guest, page }) => {
  await guest({ body: `<gazette-view view="related" article="log" loading="eager"></gazette-view>` });
  await page.evaluate((log) => Object.assign(document.querySelector("gazette-view") as object, { data: log }), log);
  await expect.poll(async () => (await told(page, "ready")).length).toBeGreaterThan(0);
  await expect(page.locator("gazette-view .prose")).toHaveCount(0);
});

embed("two views that answer each other, and one that is taken out while it is on its way", async ({ guest, page }) => {
  await guest({ body: `<gazette-view id="one" view="timeline" loading="eager"></gazette-view><gazette-view id="two" view="timeline" loading="eager"></gazette-view>` });
  await page.evaluate((log) => document.querySelectorAll("gazette-view").forEach((view) => Object.assign(view, { data: log })), log);
  await expect(page.locator("#two .filters__count")).toHaveText("300 activities");
  await page.evaluate(() => {
    type View = HTMLElement & { goTo(path: string): void };
    const views = [...document.querySelectorAll<View>("gazette-view")];
    let turns = 0;
    for (const view of views) {
      view.addEventListener("gazette-activity", () => {
        turns += 1;
        if (turns < 6) views.find((other) => other !== view)?.goTo(`/timeline?at=log/a${turns * 40}`);
      });
    }
    views[0]?.goTo("/timeline?at=log/a10");
  });
  await expect.poll(async () => (await told(page, "activity")).length).toBe(6);
  await page.evaluate(() => {
    const view = document.getElementById("one") as HTMLElement & { goTo(path: string): void };
    view.goTo("/timeline?at=log/a290");
    queueMicrotask(() => view.remove());
  });
  await page.waitForTimeout(500);
  await expect(page.locator("#two .filters__count")).toBeVisible();
  expect(await told(page, "error")).toEqual([]);
});

embed("an address that is none, or a script, is told", async ({ guest, page }) => {
  await guest({ body: `<gazette-view id="a" link-base="javascript:alert(1)//" loading="eager"></gazette-view><gazette-view id="b" src="http://" loading="eager"></gazette-view>` });
  await expect.poll(async () => (await told(page, "error")).map(({ detail }) => detail["code"])).toEqual(["settings", "settings"]);
  await expect(page.locator("#a")).toContainText("`link-base`: expected an http or https address");
});

embed("what is in the element is there until the view is, and again where it fails", async ({ guest, page }) => {
  await page.route("**/_bg.wasm", (route) => route.continue());
  await guest({
    body: `<gazette-view id="good" view="list" loading="eager"><a href="/news">Our news</a></gazette-view>
      <gazette-view id="bad" src="/nothing.json" loading="eager"><a href="/news">Our news</a></gazette-view>
      <gazette-view id="none" view="article" article="nobody" loading="eager"><a href="/news">Our news</a></gazette-view>
      <gazette-view id="odd" view="film" loading="eager"><a href="/news">Our news</a></gazette-view>`,
  });
  await expect.poll(async () => (await told(page, "error")).map(({ on, detail }) => `${on} ${detail["code"]}`).sort()).toEqual(["bad format", "none not-found", "odd settings"]);
  for (const id of ["bad", "none", "odd"]) await expect(page.locator(`#${id} a`, { hasText: "Our news" })).toBeVisible();
  await expect(page.locator("#good > a")).toBeHidden();
  await expect(page.locator("#good .stories")).toBeVisible();
});

embed("one far below loads when it is near, and keeps its room", async ({ guest, page }) => {
  await watchShifts(page);
  const { site } = await guest({
    head: "<style>#top { display: block; min-height: 700px }</style>",
    body: `<gazette-view id="top" view="list" limit="1" loading="eager"></gazette-view><p id="after">After</p><div style="height: 4000px"></div><gazette-view id="low" view="list"></gazette-view>`,
  });
  await expect.poll(async () => (await told(page, "ready")).map(({ on }) => on)).toEqual(["top"]);
  await page.waitForTimeout(300);
  expect((await told(page, "ready")).length).toBe(1);
  expect(await shifted(page)).toBe(0);
  await page.evaluate(() => scrollTo(0, 4500));
  await expect.poll(async () => (await told(page, "ready")).map(({ on }) => on)).toEqual(["top", "low"]);
  expect(site.asked.get("/data/edition.json")).toBe(1);
  expect((await told(page, "resize")).length).toBeGreaterThan(0);
});

embed("moved, it stays; removed and put back, it is there again; hidden and shown, too", async ({ guest, page }) => {
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
  expect((await told(page, "ready")).filter(({ on }) => on === "late")).toEqual([]);
  await page.evaluate(() => ((document.getElementById("three") as HTMLElement).hidden = false));
  await expect(page.locator("#late .stories")).toBeVisible();
});

embed("two versions of the script on a page do no harm", async ({ guest, page }) => {
  await guest((site) => ({
    body: `<gazette-view view="list" loading="eager"></gazette-view>
      <script type="module" src="${site}/embed.js"></script><script type="module" src="${site}/embed.js"></script><script type="module" src="${site}/embed.js?older"></script>`,
  }));
  await expect(page.locator("gazette-view .stories")).toBeVisible();
  expect((await told(page, "ready")).length).toBe(1);
});

for (const [name, made] of [
  ["nothing but what it needs", (site: string) => ({ policy: `default-src 'none'; script-src ${site} 'wasm-unsafe-eval'; connect-src ${site}; img-src ${site} data:; require-trusted-types-for 'script'; trusted-types 'none'`, attributes: "" })],
  ["a nonce and strict-dynamic", (site: string) => ({ policy: `default-src 'none'; script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src ${site}; img-src ${site} data:`, attributes: 'nonce="abc"' })],
] as const) {
  embed(`under a policy with ${name}`, async ({ guest, page }) => {
    await guest((site) => {
      const { policy, attributes } = made(site);
      return { policy, body: `<gazette-view view="timeline" loading="eager"></gazette-view><script type="module" ${attributes} src="${site}/embed.js"></script>` };
    });
    await expect(page.locator("gazette-view .chronicle .activity").first()).toBeVisible();
    // Its styles are there.
    expect(await page.locator("gazette-view .chronicle__unit").first().evaluate((unit) => getComputedStyle(unit).position)).toBe("sticky");
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

  embed("a policy without WebAssembly is named", async ({ guest, page }) => {
    await guest((site) => ({
      policy: `default-src 'none'; script-src ${site}; connect-src ${site}`,
      body: `<gazette-view loading="eager"><p>Still here</p></gazette-view><script type="module" src="${site}/embed.js"></script>`,
    }));
    await expect.poll(async () => (await told(page, "error")).map(({ detail }) => detail["code"])).toEqual(["policy"]);
    await expect(page.getByText("Still here")).toBeVisible();
  });

  embed("the others start anew with another instance, and the page goes on", async ({ guest, page }) => {
    await guest({ body: `<gazette-view id="one" view="list" loading="eager"><p>Instead of one</p></gazette-view><gazette-view id="two" view="list" loading="eager"><p>Instead of two</p></gazette-view>` });
    await expect.poll(async () => (await told(page, "ready")).length).toBe(2);
    const breakDown = async () => {
      await page.evaluate(makeNoElement);
      await page.evaluate(() => (document.getElementById("one") as unknown as { goTo(path: string): void }).goTo("/about"));
    };
    await breakDown();
    await expect.poll(async () => (await told(page, "ready")).filter(({ on }) => on === "two").length).toBe(2);
    await expect(page.locator("#two .stories")).toBeVisible();
    // An error of the page's own is none of ours.
    await page.evaluate(() => setTimeout(() => { throw new RangeError("of the page"); }));
    // Once only.
    await page.evaluate(() => document.getElementById("one")?.setAttribute("limit", "3"));
    await expect(page.locator("#one .stories")).toBeVisible();
    await breakDown();
    await expect(page.getByText("Instead of two")).toBeVisible();
    await expect(page.getByText("Instead of one")).toBeVisible();
    expect((await told(page, "error")).every(({ detail }) => detail["code"] === "panic")).toBe(true);
  });
});

embed("five hundred times put in and taken out leaves nothing behind", async ({ guest, page }) => {
  test.setTimeout(120_000);
  await page.addInitScript(() => {
    const start = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
      const made = await start(...given);
      Object.assign(window, { memory: made.instance.exports["memory"] });
      return made;
    };
  });
  await guest({ body: `<div id="place"></div>` });
  await page.evaluate(() => customElements.whenDefined("gazette-view"));
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable");
  await client.send("HeapProfiler.enable");
  const round = (times: number) =>
    page.evaluate(async ([log, times]) => {
      const place = document.getElementById("place") as HTMLElement;
      for (let time = 0; time < (times as number); time += 1) {
        const view = document.createElement("gazette-view") as HTMLElement & { data: unknown };
        view.setAttribute("view", "timeline");
        view.setAttribute("loading", "eager");
        view.data = log;
        const ready = new Promise((done) => view.addEventListener("gazette-ready", done, { once: true }));
        place.append(view);
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
  // One view that stayed each time would be 450 times as much; where pieces lie differs from run to run.
  expect(late.module - early.module).toBeLessThanOrEqual(4 * 65_536);
  expect(late.listeners).toBeLessThanOrEqual(early.listeners + 5);
  expect(late.nodes).toBeLessThanOrEqual(early.nodes + 50);
  // A view weighs some hundred kilobytes; what the engine keeps of its own accord is less than one.
  expect(late.heap - early.heap).toBeLessThan(300_000);
});

embed("a view is as dark as the page around it, or as it is told to be", async ({ guest, page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  const view = (id: string, more = "") => `<gazette-view id="${id}" ${more} view="list" limit="1" loading="eager"></gazette-view>`;
  await guest({ body: `${view("plain")}${view("light", 'theme="light"')}${view("dark", 'theme="dark"')}${view("auto", 'theme="auto"')}<div style="color-scheme: dark">${view("inside")}</div>` });
  await expect.poll(async () => (await told(page, "ready")).length).toBe(5);
  const looks = await page.locator("gazette-view").evaluateAll((views) =>
    views.map((view) => [view.id, getComputedStyle(view.shadowRoot?.querySelector(".gazette") as Element).backgroundColor === "rgb(255, 253, 249)" ? "light" : "dark"]),
  );
  expect(Object.fromEntries(looks)).toEqual({ plain: "light", light: "light", dark: "dark", auto: "dark", inside: "dark" });
  // And it follows.
  await page.evaluate(() => document.getElementById("plain")?.setAttribute("theme", "dark"));
  await expect.poll(() => page.locator("#plain .gazette").evaluate((view) => getComputedStyle(view).backgroundColor)).toBe("rgb(23, 22, 20)");
});

embed("its colours and fonts can be chosen from outside, and its parts", async ({ guest, page }) => {
  await guest({
    head: "<style>gazette-view { --gazette-accent: teal; --gazette-unit: 20px } gazette-view::part(story) { outline: 3px solid teal } gazette-view::part(title) { font-variant: small-caps }</style>",
    body: `<gazette-view id="l" view="list" limit="1" loading="eager"></gazette-view><gazette-view id="t" view="timeline" loading="eager"></gazette-view>`,
  });
  await expect(page.locator("#l .stories > li")).toBeVisible();
  expect(await page.locator("#l .stories > li").evaluate((story) => getComputedStyle(story).outlineWidth)).toBe("3px");
  expect(await page.locator("#l .gazette").evaluate((view) => getComputedStyle(view).fontSize)).toBe("22.5px");
  await expect.poll(() => page.locator("#t h1").evaluate((title) => getComputedStyle(title).fontVariantCaps)).toBe("small-caps");
});

embed("views can be read by everybody", async ({ guest, page }) => {
  await guest({ body: `<main><h1>Portal</h1><gazette-view view="list" limit="2" loading="eager"></gazette-view></main>` });
  await expect(page.locator("gazette-view .stories")).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

/** An article of the bundled edition. */
async function firstArticle(): Promise<string> {
  const { readFile } = await import("node:fs/promises");
  const { join } = await import("node:path");
  const edition = JSON.parse(await readFile(join(import.meta.dirname, "..", "..", "public", "data", "edition.json"), "utf8"));
  return edition.items[0].id;
}
