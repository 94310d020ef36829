// Search on a site with a prepared edition: a query loads the pieces of the index that it needs, and no dataset.

import { expect, test, type Locator, type Page } from "@playwright/test";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printSite, servePrinted, usePrintedSite } from "./printing.ts";

const shared = usePrintedSite();
/** The paths that were asked for below the root of the site. */
let asked: string[];

test.beforeEach(({ page }) => {
  asked = [];
  page.on("request", (request) => {
    if (request.method() === "GET") asked.push(request.url().replace(shared.host.address, ""));
  });
});

const isDataset = (path: string): boolean => path === "data/edition.json" || path.includes("-part-dataset");
const field = (page: Page): Locator => page.getByRole("searchbox", { name: "Search" });
const results = (page: Page): Locator => page.locator("[data-result]");
const count = (page: Page): Locator => page.locator(".search__count");

async function open(page: Page, query: string): Promise<void> {
  await page.goto(`${shared.host.address}app.html#/search${query}`);
  await field(page).waitFor();
}

test("a query is answered with few files and without the dataset", async ({ page }) => {
  await open(page, "?q=peasant+life");
  await expect(results(page).first()).toHaveText(/^Reading a village/);
  await expect(page.locator(".search__text mark").first()).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Type" })).toBeVisible();
  expect(asked.filter(isDataset)).toEqual([]);
  const packs = asked.filter((path) => path.endsWith(".pack"));
  expect(new Set(packs).size).toBe(packs.length);
  expect(packs.length).toBeLessThan(20);
});

test("results follow what is typed, in Chinese too, and go back and forward with the address", async ({ page }) => {
  await open(page, "");
  await expect(page.getByRole("navigation", { name: "Topics" }).getByRole("link", { name: "silk" })).toBeVisible();
  await field(page).pressSequentially("grand can", { delay: 30 });
  await expect(results(page).first()).toHaveText(/canal/i);
  await field(page).fill("费孝通");
  await expect(results(page).first()).toHaveText(/费孝通/);
  await results(page).first().click();
  await expect(page.locator("h1")).toHaveText(/费孝通/);
  await page.goBack();
  await expect(field(page)).toHaveValue("费孝通");
  await expect(results(page).first()).toHaveText(/费孝通/);
  await page.goForward();
  await expect(page.locator("h1")).toHaveText(/费孝通/);
  expect(asked.filter(isDataset)).toEqual([]);
});

test("filters and the order are those of the whole edition", async ({ page }) => {
  await open(page, "?q=silk");
  const kind = page.getByRole("combobox", { name: "Type" });
  const events = await kind.locator("option[value=events]").textContent();
  const number = Number(/\((\d+)\)/.exec(events ?? "")?.[1]);
  expect(number).toBeGreaterThan(2);
  await kind.selectOption("events");
  await expect(count(page)).toHaveText(`${number} results`);
  await expect(page).toHaveURL(/kind=events/);
  await page.getByRole("combobox", { name: "Order" }).selectOption("newest");
  const years = async (): Promise<number[]> => {
    const times = await page.locator(".search__results time").evaluateAll((all) => all.map((time) => time.getAttribute("datetime") ?? ""));
    return times.map((time) => Number.parseInt(time, 10));
  };
  await expect.poll(async () => (await years()).length).toBeGreaterThan(1);
  const shown = await years();
  expect(shown).toEqual([...shown].sort((one, other) => other - one));
  await page.reload();
  await expect(count(page)).toHaveText(`${number} results`);
  await expect(kind).toHaveValue("events");
  expect(asked.filter(isDataset)).toEqual([]);
});

test("filters of a large edition are loaded when they are asked for", async ({ page }) => {
  test.setTimeout(120_000);
  const items = Array.from({ length: 3_100 }, (_, number) => ({
    id: `a${number}`, title: `Lantern number ${number}`, content_text: "It hangs over the harbour.", tags: [`topic ${number % 5}`],
    date_published: new Date(Date.UTC(2001 + (number % 20), number % 12, 1 + (number % 27))).toISOString(),
  }));
  const folder = await mkdtemp(join(tmpdir(), "gazette-many-"));
  const dataset = join(folder, "many.json");
  await writeFile(dataset, JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Many", items }));
  const site = await printSite(dataset, "--without-pages");
  const host = await servePrinted(site);
  await page.goto(`${host.address}#/search?q=lantern+`);
  await expect(results(page)).toHaveCount(10);
  await expect(page.getByRole("combobox", { name: "Year" })).toHaveCount(0);
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("combobox", { name: "Year" }).selectOption("2007");
  await expect(count(page)).toHaveText("155 results");
  await expect(page.locator(".search__results time").first()).toHaveAttribute("datetime", /^2007/);
  await page.reload();
  await expect(count(page)).toHaveText("155 results");
  await expect(results(page)).toHaveCount(10);
  await page.goto("about:blank");
  await host.close();
  await site.remove();
  await rm(folder, { recursive: true });
});

test("more results are loaded when they are asked for", async ({ page }) => {
  await open(page, "?q=the+");
  await expect(results(page)).toHaveCount(10);
  await page.getByRole("button", { name: "More results" }).click();
  await expect.poll(() => results(page).count()).toBeGreaterThan(10);
  await expect(results(page).nth(10)).toBeFocused();
});

test("a typing error is corrected, and a word that nobody wrote finds nothing", async ({ page }) => {
  await open(page, "?q=fei+xiaotogn");
  await expect(page.locator(".search__note")).toContainText("fei xiaotong");
  await expect(results(page).first()).toHaveText(/Fei Xiaotong/);
  await field(page).fill("xqzyw");
  await expect(count(page)).toHaveText("Nothing found");
  await expect(page.getByRole("navigation", { name: "Topics" })).toBeVisible();
});

test("until a query is answered, the page says that it is loading, and not that nothing is found", async ({ page }) => {
  await open(page, "");
  await expect(page.getByRole("navigation", { name: "Topics" })).toBeVisible();
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  shared.host.answer = async (path) => {
    if (path.endsWith(".pack")) await held;
    return "as it is";
  };
  await field(page).fill("silk");
  await expect(count(page)).toHaveText("Loading…");
  // Longer than the page waits before it asks for a piece.
  await page.waitForTimeout(600);
  await expect(count(page)).toHaveText("Loading…");
  await expect(page.getByRole("navigation", { name: "Topics" })).toHaveCount(0);
  release();
  await expect(count(page)).toHaveText(/^\d+ results$/);
});

test("a piece that does not come is told, and is asked for again", async ({ page }) => {
  await open(page, "");
  await expect(page.getByRole("navigation", { name: "Topics" })).toBeVisible();
  shared.host.answer = (path) => (path.endsWith(".pack") ? undefined : "as it is");
  await field(page).fill("silk");
  await expect(page.getByRole("alert")).toContainText("Part of this page didn’t load");
  shared.host.answer = () => "as it is";
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(results(page).first()).toHaveText(/silk/i);
  expect(asked.filter(isDataset)).toEqual([]);
});

test("a print without an index is searched through its dataset", async ({ page }) => {
  shared.host.answer = async (path) => {
    if (!path.startsWith("prepared/tables/")) return "as it is";
    const table = JSON.parse(await readFile(join(shared.site.folder, path), "utf8")) as Record<string, string>;
    const kept = Object.entries(table).filter(([name]) => !name.startsWith("search/"));
    return JSON.stringify(Object.fromEntries(kept));
  };
  await open(page, "?q=peasant+life");
  await expect(results(page).first()).toHaveText(/^Reading a village/);
  expect(asked).toContain("data/edition.json");
});

test("a damaged piece is no answer: the dataset takes its place", async ({ page }) => {
  const packs: string[] = [];
  shared.host.answer = (path) => {
    if (!path.endsWith(".pack")) return "as it is";
    packs.push(path);
    // The first file is that of the page, and the second the head of the index.
    return packs.length > 2 ? Buffer.from([1, 2, 3]) : "as it is";
  };
  await open(page, "?q=peasant+life");
  await expect(results(page).first()).toHaveText(/^Reading a village/);
  expect(asked).toContain("data/edition.json");
});
