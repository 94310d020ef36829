// Loading after the first page: further pages on request, and new articles since the page was loaded.

import type { Page, Route } from "@playwright/test";
import { expect, heading, test } from "./site.ts";

const item = (id: string, more: object = {}) => ({ id, title: `Article ${id}`, content_text: "Text", ...more });
const feed = (items: object[], next_url?: string) =>
  JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Pages", language: "en", items, next_url });

/** Answers for addresses under /pages/. */
async function serve(page: Page, answers: Record<string, string | ((route: Route) => Promise<void>)>): Promise<void> {
  await page.route("**/pages/*", async (route) => {
    const answer = answers[new URL(route.request().url()).pathname.replace("/pages/", "")];
    if (typeof answer === "function") return answer(route);
    await route.fulfill({ status: answer ? 200 : 404, contentType: "application/json", body: answer ?? "" });
  });
}

const older = "Load older articles";

test.use({ expected: /Failed to load resource/ });

test("further pages are loaded on request, and none twice", async ({ open, page }) => {
  await serve(page, {
    "1.json": feed([item("a", { date_published: "2024-03-01T00:00Z" })], "2.json"),
    "2.json": feed([item("b", { date_published: "2024-02-01T00:00Z", _gazette: { related: [{ id: "a" }] } })], "3.json"),
    "3.json": feed([item("c", { date_published: "2024-01-01T00:00Z" })], "1.json"),
  });
  await open({ settings: { dataset: "pages/1.json" }, at: "#/archive/2024" });
  await expect(page.locator(".story")).toHaveCount(1);
  await page.getByRole("button", { name: older }).press("Enter");
  await expect(page.locator(".story")).toHaveCount(2);
  await page.getByRole("button", { name: older }).click();
  await expect(page.locator(".story")).toHaveCount(3);
  // The third page names the first as its next page.
  await page.getByRole("button", { name: older }).click();
  await expect(page.getByRole("button", { name: older })).toHaveCount(0);
  await page.locator(".footer").getByRole("link", { name: "About", exact: true }).click();
  await page.getByRole("link", { name: "For the editor" }).click();
  await expect(page.locator(".notices")).toContainText("leads back to a page that was read already");
});

test("loading a further page keeps the scroll position", async ({ open, page }) => {
  const many = (name: string) => Array.from({ length: 40 }, (_, at) => item(`${name}${at}`, { date_published: "2024-03-01T00:00Z" }));
  await serve(page, { "1.json": feed(many("a"), "2.json"), "2.json": feed(many("b")) });
  await open({ settings: { dataset: "pages/1.json" }, at: "#/archive" });
  await page.locator("main").getByRole("link", { name: "March" }).click();
  // The button is only on the last page of the list.
  await expect(page.locator(".story")).toHaveCount(30);
  await expect(page.getByRole("button", { name: older })).toHaveCount(0);
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(page.locator(".story")).toHaveCount(10);
  const button = page.getByRole("button", { name: older });
  await button.focus();
  const before = await page.evaluate(() => scrollY);
  await button.press("Enter");
  await expect(page.locator(".story")).toHaveCount(30);
  await expect(page.locator(".pages")).toContainText("Page 2 of 3");
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await page.evaluate(() => scrollY)).toBe(before);
  await expect(page.locator("#content")).toBeFocused();
});

test("the address of an article on a later page loads that page", async ({ open, page }) => {
  await serve(page, { "1.json": feed([item("a")], "2.json"), "2.json": feed([item("b")], "3.json"), "3.json": feed([item("c")]) });
  await open({ settings: { dataset: "pages/1.json" }, at: "#/articles/c" });
  await expect(page.locator("h1")).toHaveText("Article c");
});

test("the address of no article shows \"not found\" after the last page", async ({ open, page }) => {
  await serve(page, { "1.json": feed([item("a")], "2.json"), "2.json": feed([item("b")]) });
  await open({ settings: { dataset: "pages/1.json" }, at: "#/articles/nowhere" });
  await expect(page.locator("h1")).toHaveText("Page not found");
});

test("a next page that fails does not affect the first, and can be requested again", async ({ open, page }) => {
  let works = false;
  await serve(page, {
    "1.json": feed([item("a")], "2.json"),
    "2.json": (route) => (works ? route.fulfill({ body: feed([item("b")]) }) : route.fulfill({ status: 404, body: "" })),
  });
  await open({ settings: { dataset: "pages/1.json" } });
  expect(await heading(page)).toBeTruthy();
  await page.getByRole("button", { name: older }).click();
  await expect(page.locator(".more-line")).toContainText("the server answered with status 404");
  works = true;
  await page.getByRole("button", { name: older }).click();
  await expect(page.getByRole("link", { name: "Article b" }).first()).toBeVisible();
});

test("no more pages are read than the bound allows", async ({ open, page }) => {
  await serve(page, { "1.json": feed([item("a")], "2.json"), "2.json": feed([item("b")], "3.json") });
  await open({ settings: { dataset: "pages/1.json", bounds: { pages: 2 } }, at: "#/archive" });
  await page.getByRole("button", { name: older }).click();
  await page.getByRole("button", { name: older }).click();
  await expect(page.getByRole("button", { name: older })).toHaveCount(0);
  await page.locator(".footer").getByRole("link", { name: "About", exact: true }).click();
  await page.getByRole("link", { name: "For the editor" }).click();
  await expect(page.locator(".notices")).toContainText("expected at most 2 pages, found more");
});

test("a visitor who comes back gets a notice of new articles, and nothing jumps", async ({ open, page }) => {
  await page.clock.install();
  const answers: Record<string, string> = { "1.json": feed([item("a")]) };
  await serve(page, answers);
  const rest = page.waitForResponse(/-part-pages\.wasm$/);
  await open({ settings: { dataset: "pages/1.json" } });
  await heading(page);
  // A request still in progress would time out when the clock is moved forward.
  await (await rest).finished();
  const comeBack = () => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await page.clock.fastForward(301_000);
  await comeBack();
  await page.clock.runFor(1_000);
  await expect(page.locator(".copy-line")).toHaveCount(0);

  answers["1.json"] = feed([item("a"), item("b"), item("c")]);
  await page.clock.fastForward(301_000);
  await comeBack();
  await page.clock.runFor(1_000);
  await expect(page.locator(".copy-line")).toContainText("2 new articles");
  await expect(page.getByRole("link", { name: "Article b" })).toHaveCount(0);
  await page.locator(".copy-line").getByRole("button", { name: "Show" }).press("Enter");
  await expect(page.getByRole("link", { name: "Article b" }).first()).toBeVisible();
  await expect(page.locator(".copy-line")).toHaveCount(0);
});

test("news are offered too where the address asked for a dataset that was refused, and in the language of the news", async ({ open, page }) => {
  await page.clock.install();
  const answers: Record<string, string> = { "1.json": feed([item("a")]) };
  await serve(page, answers);
  const rest = page.waitForResponse(/-part-pages\.wasm$/);
  await open({ settings: { dataset: "pages/1.json" }, at: "?src=https://elsewhere.example/x.json" });
  await heading(page);
  await (await rest).finished();
  const refusal = page.getByText("asks for news that this site doesn’t show");
  await expect(refusal).toBeVisible();

  answers["1.json"] = feed([item("a"), item("b")]).replace('"language":"en"', '"language":"zh"');
  await page.clock.fastForward(301_000);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await page.clock.runFor(1_000);
  await expect(page.getByText("1 new article")).toBeVisible();
  await page.getByRole("button", { name: "Show" }).press("Enter");
  await expect(page.getByRole("link", { name: "Article b" }).first()).toBeVisible();
  await expect(page.getByRole("navigation", { name: "主导航" })).toBeVisible();
});
