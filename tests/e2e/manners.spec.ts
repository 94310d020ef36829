// <gazette-view> as a guest: it leaves the page around it alone, and bears what that does to it.

import type { Page } from "@playwright/test";
import { embed, log, told } from "./guests.ts";
import { hostile } from "./hosts.ts";
import { expect, makeNoElement, shifted, watchShifts } from "./site.ts";

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
  embed.setTimeout(120_000);
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
