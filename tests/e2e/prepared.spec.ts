// A prepared edition: each page is shown from a small file of its own, and from the dataset where that cannot be.

import { expect, test, type Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { usePrintedSite } from "./printing.ts";

const shared = usePrintedSite();
/** The paths that were asked for below the root of the site. */
let asked: string[];

test.beforeEach(({ page }) => {
  asked = [];
  page.on("request", (request) => {
    if (request.method() === "GET") asked.push(request.url().replace(shared.host.address, ""));
  });
});

const silk = "#/articles/silk";
const isDataset = (path: string): boolean => path === "data/edition.json" || path.includes("-part-dataset");

/** Opens the page without a printed text. */
async function open(page: Page, hash = ""): Promise<void> {
  await page.goto(`${shared.host.address}app.html${hash}`);
  await page.locator("main h1:not(.hidden)").waitFor();
}

/** The notices of "For the editor", which needs the dataset. */
async function notices(page: Page): Promise<string> {
  await page.getByRole("link", { name: "About", exact: true }).click();
  await page.getByRole("link", { name: "For the editor" }).click();
  await expect(page.locator("h1")).toHaveText("For the editor");
  return (await page.locator("main").textContent()) ?? "";
}

test("an article needs its own file and no dataset", async ({ page }) => {
  await open(page, silk);
  await expect(page.locator("h1")).toContainText("From Qianshanyang");
  await expect(page).toHaveTitle(/^From Qianshanyang.* – The Wujiang Reader$/);
  await expect(page.locator(".prose")).toContainText("Silkworms eat mulberry leaves");
  await expect(page.locator(".related li").first()).toBeVisible();
  await expect(page.locator(".neighbours a").first()).toBeVisible();
  await page.waitForTimeout(1000);
  expect(asked.filter(isDataset)).toEqual([]);
  expect(asked.filter((path) => path.endsWith(".pack"))).toHaveLength(1);
});

test("the first page is asked for before the module is there", async ({ page }) => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  shared.host.answer = async (path) => {
    if (path.endsWith("_bg.wasm")) await held;
    return "as it is";
  };
  const packed = page.waitForRequest((request) => request.url().endsWith(".pack"));
  await page.goto(`${shared.host.address}app.html${silk}`);
  await packed;
  release();
  await expect(page.locator("h1")).toContainText("From Qianshanyang");
  expect(asked.filter((path) => path.endsWith(".pack"))).toHaveLength(1);
});

test("one visits front page, articles, topics and archive without the dataset, and comes back", async ({ page }) => {
  await open(page);
  await expect(page.locator("h1")).toHaveText("The Wujiang Reader");
  await page.getByRole("link", { name: "From Qianshanyang to the machine reel" }).first().click();
  await expect(page.locator("h1")).toContainText("From Qianshanyang");
  await page.locator(".tag").first().click();
  await expect(page.locator(".stories li").first()).toBeVisible();
  await page.getByRole("link", { name: "Archive" }).click();
  await expect(page.locator(".archive__month h3 a").first()).toBeVisible();
  await page.locator(".archive__month h3 a").first().click();
  await expect(page.locator(".stories li").first()).toBeVisible();
  for (let back = 0; back < 4; back += 1) await page.goBack();
  await expect(page.locator("h1")).toHaveText("The Wujiang Reader");
  await page.goForward();
  await expect(page.locator("h1")).toContainText("From Qianshanyang");
  await page.reload();
  await expect(page.locator("h1")).toContainText("From Qianshanyang");
  expect(asked.filter(isDataset)).toEqual([]);
});

test("the timeline needs the dataset, and from then on everything comes from it", async ({ page }) => {
  await open(page, silk);
  await page.getByRole("link", { name: "Timeline" }).first().click();
  await expect(page.locator("[data-step]").first()).toBeVisible();
  await expect(page).toHaveTitle("Timeline – The Wujiang Reader");
  expect(asked.filter((path) => path === "data/edition.json")).toHaveLength(1);
  const packs = asked.filter((path) => path.endsWith(".pack")).length;
  await page.getByRole("link", { name: "Front page" }).first().click();
  await expect(page.locator("h1")).toHaveText("The Wujiang Reader");
  expect(asked.filter((path) => path.endsWith(".pack"))).toHaveLength(packs);
});

test("an address that names no page is looked for in the dataset", async ({ page }) => {
  await open(page, "#/articles/no-such-article");
  await expect(page.locator("h1")).toHaveText("Page not found");
  expect(asked).toContain("data/edition.json");
  expect(await notices(page)).not.toContain("prepared");
});

test("an activity that the address names is marked", async ({ page }) => {
  await open(page, "#/articles/activity-day-2022?at=silk-hall");
  await expect(page.locator("[id='at-silk-hall']")).toHaveAttribute("aria-current", "true");
  await expect(page.locator("[id='at-silk-hall']")).toBeInViewport();
});

test.describe("where the prepared edition cannot be used, the dataset is shown", () => {
  const entry = async (): Promise<Record<string, unknown>> => JSON.parse(await readFile(join(shared.site.folder, "prepared/edition.json"), "utf8"));

  test("another version", async ({ page }) => {
    const prepared = await entry();
    const newer = { ...prepared, version: 99 };
    shared.host.answer = (path) => (path === "prepared/edition.json" ? JSON.stringify(newer) : "as it is");
    await open(page, silk);
    await expect(page.locator("h1")).toContainText("From Qianshanyang");
    expect(asked).toContain("data/edition.json");
    expect(await notices(page)).toContain(`expected a prepared edition of version ${prepared.version}, found version 99`);
  });

  test("a web page in place of each file", async ({ page }) => {
    shared.host.answer = (path) => (path.startsWith("prepared/") ? "<!doctype html><title>Sign in</title>" : "as it is");
    await open(page, silk);
    await expect(page.locator("h1")).toContainText("From Qianshanyang");
    await expect(page.locator(".prose")).toContainText("Silkworms eat mulberry leaves");
  });

  test("files that are missing", async ({ page }) => {
    shared.host.answer = (path) => (path.startsWith("prepared/pages/") ? undefined : "as it is");
    await open(page, silk);
    await expect(page.locator("h1")).toContainText("From Qianshanyang");
    expect(await notices(page)).toContain("status 404");
  });

  test("a file with other bytes", async ({ page }) => {
    shared.host.answer = (path) => (path.endsWith(".pack") ? Buffer.from([1, 2, 3, 4]) : "as it is");
    await open(page, silk);
    await expect(page.locator("h1")).toContainText("From Qianshanyang");
    expect(await notices(page)).toContain("expected a prepared page, found other bytes at articles/silk");
  });

  test("a dataset that was edited after printing", async ({ page }) => {
    const changed = (await readFile(join(shared.site.folder, "data/edition.json"), "utf8")).replaceAll("From Qianshanyang to the machine reel", "Silk, told anew");
    shared.host.answer = (path) => (path === "data/edition.json" ? changed : "as it is");
    shared.host.date = (path) => (path === "data/edition.json" ? new Date(Date.now() + 3_600_000) : undefined);
    await open(page, silk);
    await expect(page.locator("h1")).toContainText("Silk, told anew");
    expect(await notices(page)).toContain("print the site again");
  });

  test("a dataset that the address asks for", async ({ page }) => {
    await page.goto(`${shared.host.address}app.html?src=other.json${silk}`);
    await expect(page.locator("h1")).toContainText("From Qianshanyang");
    expect(asked.filter((path) => path.startsWith("prepared"))).toEqual([]);
  });

  test("nothing can be had", async ({ page }) => {
    shared.host.answer = (path) => (path.startsWith("prepared/") || path.includes("-part-dataset") ? undefined : "as it is");
    await page.goto(`${shared.host.address}app.html${silk}`);
    await expect(page.getByRole("alert")).toContainText("didn’t load");
    shared.host.answer = () => "as it is";
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.locator("h1")).toContainText("From Qianshanyang");
    shared.faults = shared.faults.filter((fault) => !/status 404/.test(fault));
  });
});

test("a newer dataset that cannot be read does not take the place of a page that is shown", async ({ page }) => {
  shared.host.answer = (path) => (path === "data/edition.json" ? "{ broken" : "as it is");
  shared.host.date = (path) => (path === "data/edition.json" ? new Date(Date.now() + 3_600_000) : undefined);
  await open(page, silk);
  await expect.poll(() => asked.includes("data/edition.json")).toBe(true);
  await page.waitForTimeout(1000);
  await expect(page.locator("h1")).toContainText("From Qianshanyang");
  await page.getByRole("link", { name: "Front page" }).first().click();
  await expect(page.locator("h1")).toHaveText("The Wujiang Reader");
});

test("a visitor who goes on while a newer dataset is being loaded gets the page, even if the dataset fails", async ({ page }) => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  shared.host.answer = async (path) => {
    // The first request is a question for the date.
    if (path !== "data/edition.json" || shared.host.requests.get(path) === 1) return "as it is";
    await held;
    return "{ broken";
  };
  shared.host.date = (path) => (path === "data/edition.json" ? new Date(Date.now() + 3_600_000) : undefined);
  await open(page);
  await expect(page.locator("h1")).toHaveText("The Wujiang Reader");
  await expect.poll(() => asked.includes("data/edition.json")).toBe(true);
  await page.getByRole("link", { name: "From Qianshanyang to the machine reel" }).first().click();
  await expect(page.locator(".skeleton")).toBeVisible();
  release();
  await expect(page.locator("h1")).toContainText("From Qianshanyang");
});

test("an address behind # that was shared before the site was printed needs no dataset", async ({ page }) => {
  await page.goto(`${shared.host.address}${silk}`);
  await expect(page.locator(".prose")).toContainText("Silkworms eat mulberry leaves");
  await expect(page).toHaveURL(`${shared.host.address}articles/silk/`);
  expect(asked.filter(isDataset)).toEqual([]);
});

test("an address that was cut off within a letter does not turn the prepared edition off", async ({ page }) => {
  await open(page, "#/articles/no%E4%B8");
  await expect(page.locator("h1")).toHaveText("Page not found");
  // The reader has looked there before it asked for the dataset.
  expect(asked.filter((path) => path.startsWith("prepared/tables/"))).toHaveLength(1);
});

test("the title is that of the page, also while another page is loading", async ({ page }) => {
  await open(page);
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  shared.host.answer = async (path) => {
    if (path.endsWith(".pack")) await held;
    return "as it is";
  };
  const titles: string[] = [];
  await page.exposeFunction("note", (title: string) => titles.push(title));
  await page.evaluate(() => {
    new MutationObserver(() => (window as unknown as { note(title: string): void }).note(document.title)).observe(document.head, { childList: true, subtree: true, characterData: true });
    location.hash = "#/articles/silk";
  });
  await expect(page.locator(".skeleton")).toBeVisible();
  release();
  await expect(page).toHaveTitle(/^From Qianshanyang/);
  expect(titles.filter((title) => /not found/i.test(title))).toEqual([]);
});

test("a host that has the browser unpack files is understood", async ({ page }) => {
  shared.host.answer = async (path) => (path.endsWith(".pack") ? gunzipSync(await readFile(join(shared.site.folder, path))) : "as it is");
  await open(page, silk);
  await expect(page.locator("h1")).toContainText("From Qianshanyang");
  expect(asked.filter(isDataset)).toEqual([]);
});

test("a site that is printed again while a page is open goes on", async ({ page }) => {
  await open(page);
  // The article has another file by now, and its old one is gone.
  const { pieces } = JSON.parse(await readFile(join(shared.site.folder, "prepared/edition.json"), "utf8"));
  const table: Record<string, string> = {};
  for (let piece = 0; piece < pieces; piece += 1) {
    Object.assign(table, JSON.parse(await readFile(join(shared.site.folder, `prepared/tables/${pieces}/${piece}.json`), "utf8")));
  }
  const old = table["articles/silk"] ?? "";
  const pathOf = (hash: string): string => `prepared/pages/${hash.slice(0, 2)}/${hash.slice(2)}.pack`;
  const renewed = `${old.slice(0, -1)}_`;
  shared.host.answer = async (path) => {
    if (path.startsWith("prepared/tables/")) return JSON.stringify({ ...table, "articles/silk": renewed });
    if (path === pathOf(renewed)) return readFile(join(shared.site.folder, pathOf(old)));
    return path === pathOf(old) ? undefined : "as it is";
  };
  await page.getByRole("link", { name: "From Qianshanyang to the machine reel" }).first().click();
  await expect(page.locator("h1")).toContainText("From Qianshanyang");
  expect(asked.filter(isDataset)).toEqual([]);
});

test("a slow page shows that it is loading, and a visitor can go elsewhere meanwhile", async ({ page }) => {
  await open(page);
  shared.host.answer = (path) => (path.endsWith(".pack") ? new Promise(() => {}) : "as it is");
  await page.getByRole("link", { name: "From Qianshanyang to the machine reel" }).first().click();
  await expect(page.getByRole("status").filter({ hasText: "Loading" })).toBeVisible();
  await expect(page.locator(".masthead__name")).toHaveText("The Wujiang Reader");
  shared.host.answer = () => "as it is";
  await page.goBack();
  await expect(page.locator("h1")).toHaveText("The Wujiang Reader");
});

test("a visitor who goes on before the first page is there gets the page that they went to", async ({ page }) => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  shared.host.answer = async (path) => {
    if (path === "prepared/edition.json") await held;
    return "as it is";
  };
  await page.goto(`${shared.host.address}app.html`);
  await expect(page.locator(".skeleton")).toBeVisible();
  await page.evaluate((hash) => location.assign(hash), silk);
  release();
  await expect(page.locator("h1")).toContainText("From Qianshanyang");
});

test("with data saving on, pages are not loaded ahead", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  await open(page);
  await page.getByRole("link", { name: "From Qianshanyang to the machine reel" }).first().hover();
  await page.waitForTimeout(500);
  expect(asked.filter((path) => path.endsWith(".pack"))).toHaveLength(1);
  await page.getByRole("link", { name: "From Qianshanyang to the machine reel" }).first().click();
  await expect(page.locator("h1")).toContainText("From Qianshanyang");
});
