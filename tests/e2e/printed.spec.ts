// Printed pages are taken over by the reader as they are.

import { expect, test, type Page } from "@playwright/test";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { adopted, mark, marked, usePrintedSite } from "./printing.ts";

const shared = usePrintedSite();

const article = "articles/silk/";
const withGallery = "articles/cocoon/";




/** The sum of all layout shifts since the page began. */
async function shift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(sum), 100);
      }),
  );
}

test("an adopted page keeps its elements, its scroll and its focus, and nothing moves", async ({ page }) => {
  await page.goto(`${shared.host.address}${article}`);
  const all = await mark(page);
  await page.evaluate(() => window.scrollTo(0, 500));
  await page.getByRole("link", { name: "From Qianshanyang" }).or(page.locator(".prose a")).first().focus({ timeout: 5000 });
  const focused = await page.evaluate(() => document.activeElement?.outerHTML);
  const scroll = await page.evaluate(() => window.scrollY);
  await adopted(page);
  expect(await marked(page)).toBe(all);
  expect(await page.locator("#app *").count()).toBe(all);
  expect(await page.evaluate(() => document.activeElement?.outerHTML)).toBe(focused);
  expect(await page.evaluate(() => window.scrollY)).toBe(scroll);
  expect(await shift(page)).toBe(0);
});

test("before it is used, a page asks only for itself, its styles and the idle reader", async ({ page }) => {
  await page.goto(`${shared.host.address}${article}`);
  await adopted(page);
  await page.waitForTimeout(300);
  expect(shared.host.requests.get("data/edition.json")).toBe(1);
  // That one is a question for the date.
  const asked = await page.evaluate(() => performance.getEntriesByType("resource").map((entry) => entry.name));
  expect(asked.filter((name) => name.includes("edition.json"))).toHaveLength(1);
});

test("galleries, the contents mark and copying work on printed elements", async ({ page }) => {
  await page.goto(`${shared.host.address}${withGallery}`);
  await adopted(page);
  const all = await mark(page);
  const pictures = page.locator("[data-open]");
  await pictures.first().click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole("status")).toHaveText(/^1 \/ \d+$/);
  await page.keyboard.press("ArrowRight");
  await expect(dialog.getByRole("status")).toHaveText(/^2 \/ \d+$/);
  await expect(dialog.locator("figure")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(pictures.first()).toBeFocused();
  expect(await marked(page)).toBe(all);
  await page.goto(`${shared.host.address}${article}`);
  await adopted(page);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await expect(page.locator("[data-contents] [aria-current]")).toHaveCount(1);
});

test("a click on an activity goes to it, and not to the timeline", async ({ page }) => {
  await page.goto(`${shared.host.address}articles/activity-day-2022/`);
  await adopted(page);
  const loaded = page.waitForResponse((answer) => answer.url().endsWith(".pack"));
  const link = page.locator("[id='at-silk-hall'] a").first();
  await link.hover();
  await (await loaded).finished();
  await page.waitForTimeout(300);
  await link.click();
  await expect(page).toHaveURL(`${shared.host.address}articles/activity-day-2022/#at-silk-hall`);
  await page.waitForTimeout(300);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("A party branch’s day");
  await expect(page.locator("[id='at-silk-hall']")).toBeInViewport();
});

test("a query of somebody else does not change what is shown", async ({ page }) => {
  await page.goto(`${shared.host.address}${article}?utm_src=mail`);
  await adopted(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("From Qianshanyang");
});

test("a click that comes before the reader is handed on", async ({ page }) => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  shared.host.answer = async (path) => {
    if (path.endsWith("_bg.wasm")) await held;
    return "as it is";
  };
  await page.goto(`${shared.host.address}${withGallery}`);
  await page.locator("[data-open]").nth(1).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  release();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expect(page.getByRole("dialog").getByRole("status")).toHaveText(/^2 \/ \d+$/);
});

test("a link that is followed before the reader leads to the printed page", async ({ page }) => {
  shared.host.answer = (path) => (path.endsWith(".wasm") ? new Promise(() => {}) : "as it is");
  await page.goto(shared.host.address);
  await page.getByRole("link", { name: "From Qianshanyang to the machine reel" }).first().click();
  await expect(page).toHaveURL(`${shared.host.address}${article}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("From Qianshanyang");
  expect(shared.host.requests.get(article.replace(/\/$/, "")) ?? shared.host.requests.get(article)).toBe(1);
});

test("once the page of a link is there, the link is followed without another, there and back", async ({ page }) => {
  await page.goto(shared.host.address);
  await adopted(page);
  const link = page.getByRole("link", { name: "From Qianshanyang to the machine reel" }).first();
  const loaded = page.waitForResponse((answer) => answer.url().endsWith(".pack"));
  await link.hover();
  await (await loaded).finished();
  await page.waitForTimeout(300);
  const documents = (): number => [...shared.host.requests].filter(([path]) => !/\.[a-z0-9]+$/.test(path)).reduce((sum, [, count]) => sum + count, 0);
  const before = documents();
  await link.click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("From Qianshanyang");
  await expect(page).toHaveURL(`${shared.host.address}${article}`);
  await expect(page).toHaveTitle(/^From Qianshanyang/);
  await page.getByRole("link", { name: "Archive" }).click();
  await expect(page).toHaveURL(`${shared.host.address}archive/`);
  await page.goBack();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The Wujiang Reader");
  expect(documents()).toBe(before);
  await page.goForward();
  await expect(page).toHaveURL(`${shared.host.address}${article}`);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("From Qianshanyang");
});

test("the timeline's tools take the place of the printed list, without a jump", async ({ page }) => {
  await page.goto(`${shared.host.address}timeline/`);
  const top = await page.locator("[data-step]").first().evaluate((row) => row.getBoundingClientRect().top);
  await expect(page.locator("[data-scale] svg, [data-scale] *").first()).toBeAttached();
  await adopted(page);
  await page.locator(".filters summary").click();
  await page.getByRole("searchbox").fill("silk");
  await expect(page).toHaveURL(/timeline\/\?q=silk$/);
  await page.reload();
  await expect(page.getByRole("searchbox")).toHaveValue("silk");
  await page.goto(`${shared.host.address}timeline/`);
  await page.waitForTimeout(1500);
  expect(await page.locator("[data-step]").first().evaluate((row) => row.getBoundingClientRect().top)).toBe(top);
  expect(await shift(page)).toBe(0);
});

test("elements of extensions stay", async ({ page }) => {
  await page.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", () => {
      const own = document.createElement("div");
      own.id = "extension";
      document.querySelector("#content")?.prepend(own);
    });
  });
  await page.goto(`${shared.host.address}${article}`);
  await adopted(page);
  await expect(page.locator("#extension")).toBeAttached();
});

test("addresses that were shared before the site was printed still lead to their pages", async ({ page }) => {
  await page.goto(`${shared.host.address}#/articles/activity-day-2022?at=silk-hall`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("A party branch’s day");
  await expect(page).toHaveURL(`${shared.host.address}articles/activity-day-2022/#at-silk-hall`);
  await expect(page.locator("[id='at-silk-hall']")).toBeInViewport();
});

test("a frame shows its view, and not the printed page", async ({ page }) => {
  await page.goto(`${shared.host.address}index.html?embed=1&view=timeline`);
  await expect(page.locator("gazette-view [data-step]").first()).toBeAttached();
  await expect(page.locator("[data-boot]")).toHaveCount(0);
});

test("changed settings count more than the printed text", async ({ page }) => {
  const path = join(shared.site.folder, "index.html");
  const before = await readFile(path, "utf8");
  await writeFile(path, before.replace(/(<script[^>]*id=["']?gazette["']?[^>]*>)[^<]*/, '$1{ "dataset": "data/other.json" }'));
  shared.host.answer = (asked) =>
    asked === "data/other.json"
      ? JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Another paper", items: [{ id: "1", title: "Other news", content_text: "x" }] })
      : "as it is";
  await page.goto(shared.host.address);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Another paper");
  await writeFile(path, before);
});

test("a dataset that was edited after printing is shown, and its editor is told", async ({ page }) => {
  const changed = (await readFile(join(shared.site.folder, "data/edition.json"), "utf8")).replaceAll("From Qianshanyang to the machine reel", "Silk, told anew");
  shared.host.answer = (path) => (path === "data/edition.json" ? changed : "as it is");
  shared.host.date = (path) => (path === "data/edition.json" ? new Date(Date.now() + 3_600_000) : undefined);
  await page.goto(`${shared.host.address}${article}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Silk, told anew");
  await page.getByRole("link", { name: "About", exact: true }).click();
  await page.getByRole("link", { name: "For the editor" }).click();
  await expect(page.locator("main")).toContainText("print the site again");
});
