// Printed pages without the reader: without scripts, from a disk, where the module cannot be had, and where the reader
// does not come by itself.

import { expect, test } from "@playwright/test";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { mark, marked, servePrinted, usePrintedSite } from "./printing.ts";

const shared = usePrintedSite();

const article = "articles/silk/";
const withGallery = "articles/cocoon/";

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("everything can be read and reached", async ({ page }) => {
    await page.goto(shared.host.address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("The Wujiang Reader");
    await page.getByRole("link", { name: "From Qianshanyang to the machine reel" }).first().click();
    await expect(page).toHaveURL(`${shared.host.address}${article}`);
    await expect(page.locator(".prose")).toContainText("Silkworms eat mulberry leaves");
    await page.locator(".masthead").getByRole("link", { name: "Timeline" }).click();
    await expect(page).toHaveURL(`${shared.host.address}timeline/`);
    await expect(page.locator("[data-step]").first()).toBeVisible();
    // What only the reader can do is not offered.
    await expect(page.locator(".filters")).toBeHidden();
    // A button around a picture is the picture.
    await expect(page.locator("button:not(.gallery__open):visible, [data-menu]:visible")).toHaveCount(0);
  });

  test("an address leads to its activity and to its part of the text", async ({ page }) => {
    await page.goto(`${shared.host.address}articles/activity-day-2022/#at-silk-hall`);
    await expect(page.locator("[id='at-silk-hall']")).toBeInViewport();
    await page.goto(`${shared.host.address}${article}#part-thread-for-the-world`);
    await expect(page.locator("[id='part-thread-for-the-world']")).toBeInViewport();
  });

  test("an address that leads nowhere is answered with a page that leads back", async ({ page }) => {
    const local = await servePrinted(shared.site);
    const answer = await page.goto(`${local.address}no/such/page`);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
    await page.getByRole("link", { name: "Front page" }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("The Wujiang Reader");
    await local.close();
  });

  test("the pages work from a disk", async ({ page }) => {
    await page.goto(`${pathToFileURL(join(shared.site.folder, article, "index.html"))}`);
    await expect(page.locator(".prose")).toContainText("Silkworms eat mulberry leaves");
    expect(await page.locator("link[rel=stylesheet]").first().evaluate((link) => (link as HTMLLinkElement).sheet !== null)).toBe(true);
  });
});

test("from a disk, links lead to the files of pages", async ({ page }) => {
  await page.goto(`${pathToFileURL(join(shared.site.folder, "index.html"))}`);
  await page.getByRole("link", { name: "From Qianshanyang to the machine reel" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("From Qianshanyang");
  expect(page.url()).toMatch(/articles\/silk\/index\.html$/);
});

for (const [name, answer] of [
  ["missing", () => undefined],
  ["broken", () => "no module"],
] as const) {
  test(`a page whose module is ${name} stays whole`, async ({ page }) => {
    shared.host.answer = (path) => (path.endsWith("_bg.wasm") ? answer() : "as it is");
    await page.goto(`${shared.host.address}${article}`);
    const all = await mark(page);
    await page.locator("a:visible").last().hover();
    await page.waitForTimeout(1500);
    expect(await marked(page)).toBe(all);
    expect(await page.locator("#app *").count()).toBe(all);
    await expect(page.getByRole("alert")).toHaveCount(0);
    // The browser tells developers why the module did not start.
    shared.faults = shared.faults.filter((fault) => !/wasm|WebAssembly|magic|MIME|Failed to load/i.test(fault));
  });
}

test("a page that is being translated is left alone", async ({ page }) => {
  await page.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", () => document.documentElement.classList.add("translated-ltr"));
  });
  await page.goto(`${shared.host.address}${article}`);
  await page.waitForTimeout(1500);
  expect([...shared.host.requests.keys()].filter((path) => path.endsWith(".wasm"))).toEqual([]);
});

test("with data saving on, the reader comes only when it is used", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  const reader = (): string[] => [...shared.host.requests.keys()].filter((path) => /boot\.js$|\.wasm$|edition\.json$/.test(path));
  await page.goto(`${shared.host.address}${withGallery}`);
  const links = page.locator("#app a[data-route]:visible");
  await links.first().hover();
  await links.nth(1).focus();
  await page.locator("[data-open]").first().hover();
  await page.waitForTimeout(1500);
  expect(reader()).toEqual([]);
  await links.first().click();
  await page.waitForLoadState();
  await page.waitForTimeout(500);
  expect(reader()).toEqual([]);
  await page.goto(`${shared.host.address}${withGallery}`);
  await page.locator("[data-open]").first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(reader().some((path) => path.endsWith(".wasm"))).toBe(true);
});

test("with data saving on, a field of the timeline asks for the reader", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  await page.goto(`${shared.host.address}timeline/`);
  await page.locator(".filters summary").click();
  await page.waitForTimeout(500);
  expect([...shared.host.requests.keys()].filter((path) => path.endsWith(".wasm"))).toEqual([]);
  await page.getByRole("searchbox").click();
  await expect.poll(() => [...shared.host.requests.keys()].some((path) => path.endsWith(".wasm"))).toBe(true);
});

