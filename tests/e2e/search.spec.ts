// Search: the page, its address, the keyboard, filters, and what helps where nothing is found.

import type { Page } from "@playwright/test";
import { axeViolations, expect, horizontalOverflow, test } from "./site.ts";
import { activities, feed, serve, settings } from "./timelines.ts";

const results = (page: Page) => page.locator("[data-result]");
const field = (page: Page) => page.getByRole("searchbox", { name: "Search" });
const status = (page: Page) => page.locator(".search__count");

test("results appear while one types, and the address says what is looked for", async ({ open, page }) => {
  const site = await open();
  await page.locator(".masthead__links").getByRole("link", { name: "Search" }).click();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("peasant lif");
  await expect(results(page).first()).toHaveText(/^Reading a village/);
  await expect(status(page)).toHaveText(/^\d+ results$/);
  await expect(page).toHaveURL(`${site.origin}/#/search?q=peasant%20lif`);
  await expect(page.locator(".search__results mark").first()).toHaveText(/peasant/i);
  await results(page).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Reading a village/);
  await page.goBack();
  await expect(field(page)).toHaveValue("peasant lif");
  await expect(results(page).first()).toBeFocused();
  await page.reload();
  await expect(results(page).first()).toHaveText(/^Reading a village/);
});

test("the key / opens the search over a page, and Escape closes it", async ({ open, page }) => {
  await open({ at: "#/articles/silk" });
  await expect(page.locator(".footer__content")).toBeVisible();
  const dialog = page.getByRole("dialog", { name: "Search" });
  await expect(dialog).toHaveCount(0);
  await page.getByRole("link", { name: "Front page" }).first().focus();
  await page.keyboard.press("/");
  await expect(dialog.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("silk");
  await expect(results(page).first()).toHaveText(/silk/i);
  // The first results, and the way to all of them.
  await expect(results(page)).toHaveCount(9);
  await expect(page).toHaveURL(/articles\/silk$/);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Front page" }).first()).toBeFocused();
  // Opened again, it is empty. A click beside it closes it.
  await page.keyboard.press("/");
  await expect(dialog.getByRole("searchbox")).toHaveValue("");
  await page.mouse.click(5, 5);
  await expect(dialog).toHaveCount(0);
});

test("from the dialog one comes to a result, to all results, and back", async ({ open, page }) => {
  await open({ at: "#/articles/silk" });
  await expect(page.locator(".footer__content")).toBeVisible();
  const dialog = page.getByRole("dialog", { name: "Search" });
  await page.keyboard.press("/");
  await page.keyboard.type("grand canal");
  await expect(results(page).first()).toHaveText(/canal/i);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/canal/i);
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press("/");
  await page.keyboard.type("cocoon");
  await expect(results(page).first()).toHaveText(/cocoon/i);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/search\?q=cocoon$/);
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("cocoon");
  await expect(dialog).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/canal/i);
  await page.goBack();
  await expect(page).toHaveURL(/articles\/silk$/);
});

test("a dialog that is left by the back button stays closed when the visitor comes forward again", async ({ open, page }) => {
  await open({ at: "#/archive" });
  await expect(page.locator(".footer__content")).toBeVisible();
  await page.evaluate(() => location.assign("#/articles/silk"));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("From Qianshanyang");
  await expect(page.locator(".footer__content")).toBeVisible();
  const dialog = page.getByRole("dialog", { name: "Search" });
  await page.keyboard.press("/");
  await page.keyboard.type("canal");
  await expect(results(page).first()).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/archive$/);
  await expect(dialog).toHaveCount(0);
  await page.goForward();
  await expect(page).toHaveURL(/articles\/silk$/);
  await expect(page.locator(".footer__content")).toBeVisible();
  await expect(dialog).toHaveCount(0);
});

test("arrow keys go through the results", async ({ open, page }) => {
  await open({ at: "#/search" });
  await expect(page.locator(".footer__content")).toBeVisible();
  await page.getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("canal");
  await expect(results(page).first()).toHaveText(/canal/i);
  await page.keyboard.press("ArrowDown");
  await expect(results(page).nth(0)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(results(page).nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("/");
  await expect(field(page)).toHaveValue("canal/");
  await page.keyboard.press("Enter");
  await expect(results(page).first()).toBeFocused();
});

test("filters are in the address, keep the focus, and say how many results they leave", async ({ open, page }) => {
  await open({ at: "#/search?q=silk" });
  await expect(results(page).first()).toBeVisible();
  const kind = page.getByRole("combobox", { name: "Type" });
  const option = await kind.locator("option[value=events]").textContent();
  const count = Number(option?.match(/\((\d+)\)/)?.[1]);
  await kind.focus();
  await kind.selectOption("events");
  await expect(page).toHaveURL(/kind=events/);
  await expect(status(page)).toHaveText(`${count} results`);
  await expect(kind).toBeFocused();
  await expect(page.locator(".search__results .meta").first()).toContainText("Event");
  await page.getByRole("combobox", { name: "Order" }).selectOption("newest");
  await expect(page).toHaveURL(/sort=newest/);
  await page.reload();
  await expect(kind).toHaveValue("events");
  await expect(status(page)).toHaveText(`${count} results`);
});

test("topics and languages are filters, and their numbers follow the text", async ({ open, page }) => {
  const items = [
    { id: "a", title: "The lamp", language: "en", tags: ["light", "sea"], content_text: "A lamp and a mole." },
    { id: "b", title: "Lamp, again", language: "en", tags: ["light"], content_text: "The second lamp." },
    { id: "c", title: "灯 lamp", language: "zh", tags: ["sea"], content_text: "灯塔。" },
  ];
  await serve(page, JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Harbour", language: "en", items }));
  await open({ settings, at: "#/search?q=lamp" });
  const options = (name: string) => page.getByRole("combobox", { name }).locator("option").allTextContents();
  await expect.poll(() => options("Topic")).toEqual(["All", "light (2)", "sea (2)"]);
  expect(await options("Language")).toEqual(["All", "English (2)", "中文 (1)"]);
  await page.getByRole("combobox", { name: "Language" }).selectOption("zh");
  await expect(results(page)).toHaveText(["灯 lamp"]);
  await expect(page).toHaveURL(/lang=zh/);
  await page.getByRole("combobox", { name: "Topic" }).selectOption("light");
  await expect(results(page)).toHaveCount(0);
  await page.getByRole("combobox", { name: "Language" }).selectOption("");
  await expect(results(page)).toHaveCount(2);
  await field(page).fill("mole");
  await expect(results(page)).toHaveText(["The lamp"]);
  await expect.poll(() => options("Topic")).toEqual(["All", "light (1)", "sea (1)"]);
});

test("a misspelt word is corrected, and where nothing is found there are topics", async ({ open, page }) => {
  await open({ at: "#/search?q=cocoooon" });
  await expect(page.locator(".search__note")).toHaveText(/^Showing results for “cocoon”$/);
  await expect(results(page).first()).toHaveText(/cocoon/i);
  await page.getByRole("link", { name: /^Showing results/ }).click();
  await expect(field(page)).toHaveValue("cocoon");
  await field(page).fill("qqqqqqq");
  await expect(status(page)).toHaveText("Nothing found");
  await expect(page.getByRole("navigation", { name: "Topics" }).getByRole("link", { name: "silk" })).toBeVisible();
  await field(page).fill("");
  await expect(status(page)).toHaveText("");
});

test("where nothing is found, words that exist are offered", async ({ open, page }) => {
  await open({ at: "#/search?q=slk+" });
  await expect(status(page)).toHaveText("Nothing found");
  const offered = page.getByText(/^Did you mean: /);
  await expect(offered).toBeVisible();
  await offered.getByRole("link", { name: "silk", exact: true }).click();
  await expect(field(page)).toHaveValue("silk");
  await expect(results(page).first()).toHaveText(/silk/i);
  await page.goBack();
  await expect(offered).toBeVisible();
});

test("a filter of the address that leaves nothing can be taken back", async ({ open, page }) => {
  await open({ at: "#/search?q=silk&year=1200" });
  await expect(status(page)).toHaveText("Nothing found");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(results(page).first()).toBeVisible();
  await expect(page).not.toHaveURL(/year/);
});

for (const query of ["silk ".repeat(2_000), ".*[(", "\u202esilk\u202c", "\u0001\u0007", "“", "-", "ｓｉｌｋ"]) {
  test(`any text can be looked for: ${JSON.stringify(query.slice(0, 12))}`, async ({ open, page }) => {
    await open({ at: "#/search" });
    await field(page).fill(query);
    await expect(page).toHaveURL(/search/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Search");
    expect(await horizontalOverflow(page)).toBe(0);
  });
}

test("ten thousand activities are searched, and more results are shown on request", async ({ open, page }) => {
  await serve(page, feed(activities(10_000)));
  await open({ settings, at: "#/search?q=harbour" });
  await expect(status(page)).toHaveText(/^1[.,]?25\d results$/, { timeout: 20_000 });
  await expect(results(page)).toHaveCount(10);
  await page.getByRole("button", { name: "More results" }).click();
  await expect(results(page)).toHaveCount(20);
  await expect(results(page).nth(10)).toBeFocused();
});

test("Chinese is found by one character and by words, from right to left nothing overflows", async ({ open, page }) => {
  await open({ at: "#/search?q=费孝通" });
  await expect(results(page).first()).toContainText("费孝通");
  await expect(page.locator(".search__results mark").first()).toHaveText("费孝通");
  await field(page).fill("丝");
  await expect(page.locator(".search__results mark").first()).toHaveText("丝");
  await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await horizontalOverflow(page)).toBe(0);
  }
});

for (const [width, scheme] of [[320, "light"], [1440, "dark"]] as const) {
  test(`accessible at ${width} pixels in ${scheme} colours`, async ({ open, page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: scheme });
    await open({ at: "#/search?q=silk" });
    await expect(results(page).first()).toBeVisible();
    expect(await axeViolations(page)).toEqual([]);
    expect(await horizontalOverflow(page)).toBe(0);
    await field(page).fill("qqqqqqq");
    await expect(status(page)).toHaveText("Nothing found");
    expect(await axeViolations(page)).toEqual([]);
  });
}
