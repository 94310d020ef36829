// The search in somebody else's page: its attributes, its event, and a field of that page that drives it.

import { embed, log, viewEvents } from "./guests.ts";
import { axeViolations, expect } from "./site.ts";

embed("a view shows what its attributes look for, and tells the page what the visitor looks for", async ({ guest, page }) => {
  await guest({ body: `<main><h1>Portal</h1><gazette-view id="s" view="search" q="lamp" kind="events" order="newest" loading="eager"></gazette-view></main>` });
  await page.evaluate((log) => Object.assign(document.querySelector("gazette-view") as object, { data: log }), log);
  const view = page.locator("gazette-view");
  await expect(view.getByRole("searchbox")).toHaveValue("lamp");
  await expect(view.locator("[data-result]").first()).toHaveText(/on the lamp$/);
  await expect(view.getByRole("combobox", { name: "Type" })).toHaveValue("events");
  await expect(view.getByRole("combobox", { name: "Order" })).toHaveValue("newest");
  expect(await viewEvents(page, "search")).toEqual([]);
  expect(await axeViolations(page)).toEqual([]);
  await view.getByRole("searchbox").fill("harbour");
  await expect(view.locator("[data-result]").first()).toHaveText(/harbour/i);
  await expect.poll(async () => (await viewEvents(page, "search")).at(-1)?.detail).toEqual({ query: "harbour", path: "/search?q=harbour&kind=events&sort=newest" });
  await view.locator("[data-result]").first().click();
  await expect(view.locator("[aria-current=true]")).toContainText("on the harbour");
});

embed("a field of the page drives the view, and an article has the words marked inside it", async ({ guest, page }) => {
  await guest({
    body: `<input id="own"><gazette-view view="search" loading="eager"></gazette-view>
      <script>document.querySelector("#own").addEventListener("input", (event) => {
        document.querySelector("gazette-view").goTo("/search?q=" + encodeURIComponent(event.target.value));
      });</script>`,
  });
  const view = page.locator("gazette-view");
  await expect(view.getByRole("searchbox")).toBeVisible();
  await page.locator("#own").fill("peasant life");
  await expect(view.locator("[data-result]").first()).toHaveText(/^Reading a village/);
  await expect(page.locator("#own")).toBeFocused();
  await view.locator("[data-result]").first().click();
  await expect(view.locator(".marked-words")).toContainText("places: “peasant life”");
  const position = () => view.locator(".marked-words").evaluate((bar) => getComputedStyle(bar).position);
  expect(await position()).toBe("static");
  expect(await page.evaluate(() => CSS.highlights.get("gazette-found")?.size ?? 0)).toBeGreaterThan(0);
  // The marks of a view go with it.
  await page.evaluate(() => document.querySelector("gazette-view")?.remove());
  await expect.poll(() => page.evaluate(() => CSS.highlights.get("gazette-found")?.size)).toBe(0);
});

embed("two searches on one page do not disturb each other", async ({ guest, page }) => {
  await guest({ body: `<gazette-view id="a" view="search" q="silk" loading="eager"></gazette-view><gazette-view id="b" view="search" q="canal" loading="eager"></gazette-view>` });
  await expect(page.locator("#a [data-result]").first()).toHaveText(/silk/i);
  await expect(page.locator("#b [data-result]").first()).toHaveText(/canal/i);
  await page.locator("#a").getByRole("searchbox").fill("museum");
  await expect(page.locator("#a .search__results mark").first()).toHaveText(/museum/i);
  await expect(page.locator("#b").getByRole("searchbox")).toHaveValue("canal");
});

embed("a wrong attribute is an error that names it", async ({ guest, page }) => {
  await guest({
    body: `<gazette-view id="kind" view="search" kind="pictures" loading="eager"></gazette-view>
      <gazette-view id="year" view="search" year="MMXX" loading="eager"></gazette-view>
      <gazette-view id="section" view="search" section="nowhere" loading="eager"></gazette-view>`,
  });
  const details = async () => Object.fromEntries((await viewEvents(page, "error")).map(({ on, detail }) => [on, detail["detail"]]));
  await expect.poll(async () => Object.keys(await details()).length).toBe(3);
  const found = await details();
  expect(found["kind"]).toBe("`kind`: expected `articles` or `events`, found `pictures`");
  expect(found["year"]).toBe("`year`: expected a whole number, found `MMXX`");
  expect(found["section"]).toContain("found `nowhere`");
});
