// <gazette-view>: each view, its attributes and methods, its events, and its looks.

import type { Page } from "@playwright/test";
import { embed, log, viewEvents } from "./guests.ts";
import { axeViolations, expect } from "./site.ts";

embed("each view shows its kind of content", async ({ guest, page }) => {
  await guest({
    body: `<gazette-view id="a" view="article" article="lighthouse"></gazette-view>
      <gazette-view id="t" view="timeline" loading="eager"></gazette-view>
      <gazette-view id="r" view="related" article="lighthouse" loading="eager"></gazette-view>
      <gazette-view id="l" view="list" limit="3" loading="eager"></gazette-view>
      <gazette-view id="e" loading="eager"></gazette-view>`.replaceAll("lighthouse", await firstArticle()),
  });
  await expect.poll(async () => (await viewEvents(page, "ready")).map(({ on }) => on).sort()).toEqual(["a", "e", "l", "r", "t"]);
  await expect(page.locator("#a h1")).toBeVisible();
  await expect(page.locator("#a .masthead")).toHaveCount(0);
  await expect(page.locator("#t .chronicle .activity").first()).toBeVisible();
  await expect(page.locator("#r .related__item").first()).toBeVisible();
  await expect(page.locator("#r .prose")).toHaveCount(0);
  await expect(page.locator("#l .stories > li")).toHaveCount(3);
  await expect(page.locator("#e .masthead")).toHaveCount(1);
  expect(await viewEvents(page, "error")).toEqual([]);
});

embed("ten elements share one module and one request for the dataset", async ({ guest, page }) => {
  const { site } = await guest({ body: Array.from({ length: 10 }, () => `<gazette-view view="list" limit="1" loading="eager"></gazette-view>`).join("") });
  await expect.poll(async () => (await viewEvents(page, "ready")).length).toBe(10);
  expect(site.requests.get("/data/edition.json")).toBe(1);
  const requests = [...site.requests].filter(([path]) => /_bg\.wasm$|style-|part-embed/.test(path));
  expect(requests.map(([, times]) => times)).toEqual([1, 1, 1]);
});

embed("data is shown without a request, and another one when it is set", async ({ guest, page }) => {
  const { site } = await guest({ body: `<script>addEventListener("DOMContentLoaded", () => { document.querySelector("gazette-view").data = ${JSON.stringify(log)}; })</script><gazette-view view="timeline" loading="eager"></gazette-view>` });
  await page.evaluate((log) => Object.assign(document.querySelector("gazette-view") as object, { data: log }), log);
  await expect(page.locator("gazette-view .filters__count")).toHaveText("300 events");
  expect([...site.requests.keys()].filter((path) => path.startsWith("/data/"))).toEqual([]);
  await page.evaluate((log) => {
    log.items[0]._gazette.timeline.activities.length = 5;
    Object.assign(document.querySelector("gazette-view") as object, { data: log });
  }, log);
  await expect(page.locator("gazette-view .filters__count")).toHaveText("5 events");
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

embed("a link opens inside the view, with a way back; the page can handle it, or links lead to the site", async ({ guest, page }) => {
  const { host } = await guest({ body: `<gazette-view view="list" loading="eager"></gazette-view>` });
  const link = page.locator("gazette-view .story__title a").first();
  const title = await link.textContent();
  await link.click();
  await expect(page.locator("gazette-view h1")).toHaveText(title ?? "");
  await expect.poll(() => page.evaluate(() => document.querySelector("gazette-view")?.shadowRoot?.activeElement?.tagName)).toBe("H1");
  await page.locator("gazette-view .back button").click();
  await expect(page.locator("gazette-view .story__title a").first()).toBeVisible();
  const [first] = await viewEvents(page, "navigate");
  expect(first?.detail["path"]).toMatch(/^\/articles\//);
  // The page cancels the event, and the view stays.
  await page.evaluate(() => document.addEventListener("gazette-navigate", (event) => event.preventDefault(), { once: true }));
  await page.locator("gazette-view .story__title a").first().click();
  await expect.poll(async () => (await viewEvents(page, "navigate")).length).toBe(2);
  await expect(page.locator("gazette-view .stories")).toBeVisible();
  expect(page.url()).toBe(`${host.origin}/`);
  // With `link-base`, links lead to the site.
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
  await expect.poll(() => site.requests.get("/data/edition.json")).toBe(2);
  await expect(page.locator("gazette-view .chronicle")).toBeVisible();
});

embed("going to an activity dispatches an event", async ({ guest, page }) => {
  await guest({ body: `<gazette-view view="timeline" loading="eager"></gazette-view>` });
  await page.evaluate((log) => Object.assign(document.querySelector("gazette-view") as object, { data: log }), log);
  await expect(page.locator("gazette-view .filters__count")).toHaveText("300 events");
  await page.locator("gazette-view .activity [data-menu]").nth(3).click();
  await page.locator("gazette-view .activity .copy").click();
  await expect.poll(async () => (await viewEvents(page, "activity")).map(({ detail }) => detail)).toEqual([{ article: "log", id: "a3" }]);
  await page.evaluate(() => (document.querySelector("gazette-view") as unknown as { goTo(path: string): void }).goTo("/timeline?at=log/a250"));
  await expect(page.locator("gazette-view [aria-current=true]")).toContainText("Entry 250 on");
  await expect(page.locator("gazette-view [aria-current=true]")).toBeInViewport();
});

embed("a long timeline in a box of the page that scrolls", async ({ guest, page }) => {
  await guest({ body: `<div id="box" style="height: 400px; overflow: auto"><gazette-view view="timeline" loading="eager"></gazette-view></div>` });
  await page.evaluate((log) => Object.assign(document.querySelector("gazette-view") as object, { data: log }), log);
  await expect(page.locator("gazette-view .activity").first()).toContainText("Entry 0 on");
  await page.locator("#box").evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await expect(page.locator("gazette-view .activity").last()).toContainText("Entry 299 on");
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

embed("properties that were set before the script ran apply, and later ones too", async ({ guest, page }) => {
  await guest({ body: `<gazette-view view="list" loading="eager"></gazette-view><script>Object.assign(document.querySelector("gazette-view"), { data: ${JSON.stringify(log)}, view: "timeline" })</script>` });
  await expect(page.locator("gazette-view .filters__count")).toHaveText("300 events");
  await page.evaluate(() => Object.assign(document.querySelector("gazette-view") as object, { view: "list" }));
  await expect(page.locator("gazette-view .stories > li")).toHaveCount(1);
});

embed("a view of related links is empty for an article without any", async ({ guest, page }) => {
  await guest({ body: `<gazette-view view="related" article="log" loading="eager"></gazette-view>` });
  await page.evaluate((log) => Object.assign(document.querySelector("gazette-view") as object, { data: log }), log);
  await expect.poll(async () => (await viewEvents(page, "ready")).length).toBeGreaterThan(0);
  await expect(page.locator("gazette-view .prose")).toHaveCount(0);
});

embed("two views that call each other, and one that is removed while it goes to an activity", async ({ guest, page }) => {
  await guest({ body: `<gazette-view id="one" view="timeline" loading="eager"></gazette-view><gazette-view id="two" view="timeline" loading="eager"></gazette-view>` });
  await page.evaluate((log) => document.querySelectorAll("gazette-view").forEach((view) => Object.assign(view, { data: log })), log);
  await expect(page.locator("#two .filters__count")).toHaveText("300 events");
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
  await expect.poll(async () => (await viewEvents(page, "activity")).length).toBe(6);
  await page.evaluate(() => {
    const view = document.getElementById("one") as HTMLElement & { goTo(path: string): void };
    view.goTo("/timeline?at=log/a290");
    queueMicrotask(() => view.remove());
  });
  await page.waitForTimeout(500);
  await expect(page.locator("#two .filters__count")).toBeVisible();
  expect(await viewEvents(page, "error")).toEqual([]);
});

embed("an invalid address and a script's address are errors", async ({ guest, page }) => {
  await guest({ body: `<gazette-view id="a" link-base="javascript:alert(1)//" loading="eager"></gazette-view><gazette-view id="b" src="http://" loading="eager"></gazette-view>` });
  await expect.poll(async () => (await viewEvents(page, "error")).map(({ detail }) => detail["code"])).toEqual(["settings", "settings"]);
  await expect(page.locator("#a")).toContainText("`link-base`: expected an http or https address");
});

embed("a view is as dark as the page around it, or as its attribute says", async ({ guest, page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  const view = (id: string, more = "") => `<gazette-view id="${id}" ${more} view="list" limit="1" loading="eager"></gazette-view>`;
  await guest({ body: `${view("plain")}${view("light", 'theme="light"')}${view("dark", 'theme="dark"')}${view("auto", 'theme="auto"')}<div style="color-scheme: dark">${view("inside")}</div>` });
  await expect.poll(async () => (await viewEvents(page, "ready")).length).toBe(5);
  const looks = await page.locator("gazette-view").evaluateAll((views) =>
    views.map((view) => [view.id, getComputedStyle(view.shadowRoot?.querySelector(".gazette") as Element).backgroundColor === "rgb(255, 253, 249)" ? "light" : "dark"]),
  );
  expect(Object.fromEntries(looks)).toEqual({ plain: "light", light: "light", dark: "dark", auto: "dark", inside: "dark" });
  // The view follows changes of the attribute.
  await page.evaluate(() => document.getElementById("plain")?.setAttribute("theme", "dark"));
  await expect.poll(() => page.locator("#plain .gazette").evaluate((view) => getComputedStyle(view).backgroundColor)).toBe("rgb(23, 22, 20)");
});

embed("the page can style a view by custom properties and parts", async ({ guest, page }) => {
  await guest({
    head: "<style>gazette-view { --gazette-accent: teal; --gazette-unit: 20px } gazette-view::part(story) { outline: 3px solid teal } gazette-view::part(title) { font-variant: small-caps }</style>",
    body: `<gazette-view id="l" view="list" limit="1" loading="eager"></gazette-view><gazette-view id="t" view="timeline" loading="eager"></gazette-view>`,
  });
  await expect(page.locator("#l .stories > li")).toBeVisible();
  expect(await page.locator("#l .stories > li").evaluate((story) => getComputedStyle(story).outlineWidth)).toBe("3px");
  expect(await page.locator("#l .gazette").evaluate((view) => getComputedStyle(view).fontSize)).toBe("22.5px");
  await expect.poll(() => page.locator("#t h1").evaluate((title) => getComputedStyle(title).fontVariantCaps)).toBe("small-caps");
});

/** The contrast of an element's text with the view's background, from 1 to 21 (WCAG 2.2). */
const contrast = (page: Page, selector: string) =>
  page.locator(selector).first().evaluate((element) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D;
    const luminance = (color: string) => {
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const linear = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => (part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
    };
    const view = element.closest(".gazette") as Element;
    const [one, other] = [luminance(getComputedStyle(element).color), luminance(getComputedStyle(view).backgroundColor)].sort((a, b) => b - a) as [number, number];
    return (one + 0.05) / (other + 0.05);
  });

for (const scheme of ["light", "dark"] as const) {
  embed(`chosen colours have enough contrast on a ${scheme} page, both or one alone`, async ({ guest, page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const chosen: Record<string, string> = {
      both: "--gazette-surface: #fff; --gazette-text: #111",
      night: "--gazette-surface: #10151c; --gazette-text: #e8e8e8",
      soft: "--gazette-surface: #fdf6e3; --gazette-text: #444",
      surface: "--gazette-surface: #fff",
      deep: "--gazette-surface: rgb(0 0 60)",
      text: "--gazette-text: #111",
      bright: "--gazette-text: white",
      none: "",
    };
    const view = ([id, style]: [string, string]) => `<gazette-view id="${id}" style="${style}" view="article" article="zhenze" theme="${scheme}" loading="eager"></gazette-view>`;
    await guest({ body: Object.entries(chosen).map(view).join("") });
    await expect.poll(async () => (await viewEvents(page, "ready")).length).toBe(Object.keys(chosen).length);
    for (const id of Object.keys(chosen)) {
      for (const text of ["h1", ".standfirst", ".byline", ".kicker", ".prose p", "figcaption"]) {
        expect(await contrast(page, `#${id} ${text}`), `${id} ${text}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    // Without chosen colours, secondary text is mixed from the palette.
    expect(await contrast(page, "#none .standfirst")).toBeGreaterThan(7);
    expect(await contrast(page, "#none .standfirst")).toBeLessThan(await contrast(page, "#none h1"));
  });
}

embed("text has the visitor's own size, whatever the page's rem is", async ({ guest, page }) => {
  const client = await page.context().newCDPSession(page);
  await client.send("Page.setFontSizes", { fontSizes: { standard: 24 } });
  await guest({ head: "<style>html { font-size: 62.5% }</style>", body: `<gazette-view view="list" limit="1" loading="eager"></gazette-view>` });
  await expect(page.locator("gazette-view .stories > li")).toBeVisible();
  expect(await page.locator("gazette-view .gazette").evaluate((view) => getComputedStyle(view).fontSize)).toBe("27px");
});

embed("a view in a page has no accessibility violations", async ({ guest, page }) => {
  await guest({ body: `<main><h1>Portal</h1><gazette-view view="list" limit="2" loading="eager"></gazette-view></main>` });
  await expect(page.locator("gazette-view .stories")).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);
});

/** The id of the first article of the bundled edition. */
async function firstArticle(): Promise<string> {
  const { readFile } = await import("node:fs/promises");
  const { join } = await import("node:path");
  const edition = JSON.parse(await readFile(join(import.meta.dirname, "..", "..", "public", "data", "edition.json"), "utf8"));
  return edition.items[0].id;
}

embed("a timeline is shown as a story, a plan or a map, with as many tools as the page asks for", async ({ guest, page }) => {
  await guest({
    body: `<gazette-view id="s" view="story" article="silk" loading="eager"></gazette-view>
      <gazette-view id="p" view="plan" article="minor-snow" controls="none" loading="eager"></gazette-view>
      <gazette-view id="m" view="map" article="suzhou-gardens" controls="all" loading="eager"></gazette-view>
      <gazette-view id="t" view="timeline" controls="few" loading="eager"></gazette-view>
      <gazette-view id="x" view="story" controls="some" loading="eager"></gazette-view>`,
  });
  await expect.poll(async () => (await viewEvents(page, "ready")).map(({ on }) => on).sort()).toEqual(["m", "p", "s", "t"]);
  expect((await viewEvents(page, "error")).map(({ detail }) => detail["detail"])).toEqual(["`controls`: expected `none`, `few` or `all`, found `some`"]);
  const story = page.locator("#s");
  await story.getByRole("button", { name: "Begin" }).click();
  await expect(story.locator(".story-view__title")).toHaveText("Scraps of silk are left at Qianshanyang");
  await story.locator('[data-turn="1"]').click();
  await expect(story.locator(".story-view__position")).toHaveText("2 of 8");
  await expect(page.locator("#p .plan__item").first()).toBeVisible();
  await expect(page.locator("#m .map__stop")).toHaveCount(5);
  const tools = (id: string) => page.locator(`#${id} :is(.views, .overview, .filters, .take-away, .keys__place)`).count();
  expect(await Promise.all(["s", "p", "m", "t"].map(tools))).toEqual([2, 0, 4, 2]);
  // The address of the host page is its own.
  expect(await page.evaluate(() => location.search + location.hash)).toBe("");
});

embed("a view that is removed does not wait for the time of an article any more", async ({ guest, page }) => {
  await guest({ body: `<gazette-view loading="eager"></gazette-view>` });
  const at = new Date(Date.now() + 4_000).toISOString();
  await page.evaluate((at) => {
    const item = (id: string, date: string) => ({ id, title: id, content_text: "x", date_published: date });
    const data = { version: "https://jsonfeed.org/version/1.1", title: "Harbour", language: "en", items: [item("open", "2024-05-01"), item("later", at)] };
    Object.assign(document.querySelector("gazette-view") as object, { data });
  }, at);
  await expect(page.locator("gazette-view").getByRole("link", { name: "open" }).first()).toBeVisible();
  await page.evaluate(() => document.querySelector("gazette-view")?.remove());
  // An error of the module would be noted by the page.
  await page.waitForTimeout(5_500);
});
