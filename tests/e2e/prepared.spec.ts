// A prepared edition: each page is shown from a small file of its own, and from the dataset where that cannot be.

import { expect, test, type Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { printSite, servePrinted, type Host, type PrintedSite } from "./printing.ts";
import { isAway } from "./server.ts";

let site: PrintedSite;
let host: Host;
let faults: string[];
let asked: string[];

test.beforeAll(async () => {
  site = await printSite();
});

test.afterAll(async () => {
  await site.remove();
});

test.beforeEach(async ({ page }) => {
  host = await servePrinted(site, "/news/");
  faults = [];
  asked = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !/404/.test(message.text())) faults.push(message.text());
  });
  page.on("request", (request) => {
    if (isAway(request.url())) faults.push(request.url());
    if (request.method() === "GET") asked.push(request.url().replace(host.address, ""));
  });
});

test.afterEach(async () => {
  await host.close();
  expect(faults).toEqual([]);
});

const silk = "#/articles/silk";
const isDataset = (path: string): boolean => path === "data/edition.json" || path.includes("-part-dataset");

/** Opens the page without a printed text. */
async function open(page: Page, hash = ""): Promise<void> {
  await page.goto(`${host.address}app.html${hash}`);
  await page.locator("main h1:not(.hidden)").waitFor();
}

/** The notices of "About this edition", which needs the dataset. */
async function notices(page: Page): Promise<string> {
  await page.getByRole("link", { name: "About this edition" }).click();
  await expect(page.locator("h1")).toHaveText("About this edition");
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
  host.answer = async (path) => {
    if (path.endsWith("_bg.wasm")) await held;
    return "as it is";
  };
  const packed = page.waitForRequest((request) => request.url().endsWith(".pack"));
  await page.goto(`${host.address}app.html${silk}`);
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
  await expect(page.locator(".archive__months a").first()).toBeVisible();
  await page.locator(".archive__months a").first().click();
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
  const entry = async (): Promise<Record<string, unknown>> => JSON.parse(await readFile(join(site.folder, "prepared/edition.json"), "utf8"));

  test("another version", async ({ page }) => {
    const newer = { ...(await entry()), version: 2 };
    host.answer = (path) => (path === "prepared/edition.json" ? JSON.stringify(newer) : "as it is");
    await open(page, silk);
    await expect(page.locator("h1")).toContainText("From Qianshanyang");
    expect(asked).toContain("data/edition.json");
    expect(await notices(page)).toContain("expected a prepared edition of version 1, found version 2");
  });

  test("a web page in place of each file", async ({ page }) => {
    host.answer = (path) => (path.startsWith("prepared/") ? "<!doctype html><title>Sign in</title>" : "as it is");
    await open(page, silk);
    await expect(page.locator("h1")).toContainText("From Qianshanyang");
    await expect(page.locator(".prose")).toContainText("Silkworms eat mulberry leaves");
  });

  test("files that are missing", async ({ page }) => {
    host.answer = (path) => (path.startsWith("prepared/pages/") ? undefined : "as it is");
    await open(page, silk);
    await expect(page.locator("h1")).toContainText("From Qianshanyang");
    expect(await notices(page)).toContain("status 404");
  });

  test("a file with other bytes", async ({ page }) => {
    host.answer = (path) => (path.endsWith(".pack") ? Buffer.from([1, 2, 3, 4]) : "as it is");
    await open(page, silk);
    await expect(page.locator("h1")).toContainText("From Qianshanyang");
    expect(await notices(page)).toContain("expected a prepared page, found other bytes at articles/silk");
  });

  test("a dataset that was edited after printing", async ({ page }) => {
    const changed = (await readFile(join(site.folder, "data/edition.json"), "utf8")).replaceAll("From Qianshanyang to the machine reel", "Silk, told anew");
    host.answer = (path) => (path === "data/edition.json" ? changed : "as it is");
    host.date = (path) => (path === "data/edition.json" ? new Date(Date.now() + 3_600_000) : undefined);
    await open(page, silk);
    await expect(page.locator("h1")).toContainText("Silk, told anew");
    expect(await notices(page)).toContain("print the site again");
  });

  test("a dataset that the address asks for", async ({ page }) => {
    await page.goto(`${host.address}app.html?src=other.json${silk}`);
    await expect(page.locator("h1")).toContainText("From Qianshanyang");
    expect(asked.filter((path) => path.startsWith("prepared"))).toEqual([]);
  });

  test("nothing can be had", async ({ page }) => {
    host.answer = (path) => (path.startsWith("prepared/") || path.includes("-part-dataset") ? undefined : "as it is");
    await page.goto(`${host.address}app.html${silk}`);
    await expect(page.getByRole("alert")).toContainText("did not arrive");
    host.answer = () => "as it is";
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.locator("h1")).toContainText("From Qianshanyang");
    faults = faults.filter((fault) => !/status 404/.test(fault));
  });
});

test("a newer dataset that cannot be read does not take the place of a page that is shown", async ({ page }) => {
  host.answer = (path) => (path === "data/edition.json" ? "{ broken" : "as it is");
  host.date = (path) => (path === "data/edition.json" ? new Date(Date.now() + 3_600_000) : undefined);
  await open(page, silk);
  await expect.poll(() => asked.includes("data/edition.json")).toBe(true);
  await page.waitForTimeout(1000);
  await expect(page.locator("h1")).toContainText("From Qianshanyang");
  await page.getByRole("link", { name: "Front page" }).first().click();
  await expect(page.locator("h1")).toHaveText("The Wujiang Reader");
});

test("an address behind # that was shared before the site was printed needs no dataset", async ({ page }) => {
  await page.goto(`${host.address}${silk}`);
  await expect(page.locator(".prose")).toContainText("Silkworms eat mulberry leaves");
  await expect(page).toHaveURL(`${host.address}articles/silk/`);
  expect(asked.filter(isDataset)).toEqual([]);
});

test("an address that was cut off within a letter needs no dataset for the rest", async ({ page }) => {
  await open(page, "#/articles/no%E4%B8");
  await expect(page.locator("h1")).toHaveText("Page not found");
  await page.reload();
  await page.getByRole("link", { name: "Front page" }).first().click();
  await expect(page.locator("h1")).toHaveText("The Wujiang Reader");
});

test("the title is that of the page, also while another page is loading", async ({ page }) => {
  await open(page);
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  host.answer = async (path) => {
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
  host.answer = async (path) => (path.endsWith(".pack") ? gunzipSync(await readFile(join(site.folder, path))) : "as it is");
  await open(page, silk);
  await expect(page.locator("h1")).toContainText("From Qianshanyang");
  expect(asked.filter(isDataset)).toEqual([]);
});

test("a site that is printed again while a page is open goes on", async ({ page }) => {
  await open(page);
  // The article has another file by now, and its old one is gone.
  const { pieces } = JSON.parse(await readFile(join(site.folder, "prepared/edition.json"), "utf8"));
  const table = JSON.parse(await readFile(join(site.folder, `prepared/tables/${pieces}/0.json`), "utf8"));
  const old: string = table["articles/silk"];
  const pathOf = (hash: string): string => `prepared/pages/${hash.slice(0, 2)}/${hash.slice(2)}.pack`;
  const renewed = `${old.slice(0, -1)}_`;
  host.answer = async (path) => {
    if (path.startsWith("prepared/tables/")) return JSON.stringify({ ...table, "articles/silk": renewed });
    if (path === pathOf(renewed)) return readFile(join(site.folder, pathOf(old)));
    return path === pathOf(old) ? undefined : "as it is";
  };
  await page.getByRole("link", { name: "From Qianshanyang to the machine reel" }).first().click();
  await expect(page.locator("h1")).toContainText("From Qianshanyang");
  expect(asked.filter(isDataset)).toEqual([]);
});

test("a slow page shows that it is loading, and a visitor can go elsewhere meanwhile", async ({ page }) => {
  await open(page);
  host.answer = (path) => (path.endsWith(".pack") ? new Promise(() => {}) : "as it is");
  await page.getByRole("link", { name: "From Qianshanyang to the machine reel" }).first().click();
  await expect(page.getByRole("status").filter({ hasText: "Loading" })).toBeVisible();
  await expect(page.locator(".masthead__name")).toHaveText("The Wujiang Reader");
  host.answer = () => "as it is";
  await page.goBack();
  await expect(page.locator("h1")).toHaveText("The Wujiang Reader");
});

/** The address behind `#` of a page, from the folder of its printed page. */
function hashOf(name: string): string {
  const [, list, number] = /^(.*?)(?:\/page\/(\d+))?$/.exec(name) ?? [];
  const original = (part: string): string => decodeURIComponent(part.replaceAll("%", "%25").replaceAll("~", "%"));
  const path = (list ?? "").split("/").map((part) => encodeURIComponent(original(part)));
  return `#/${path.join("/")}${number ? `?page=${number}` : ""}`;
}

test("a visitor who goes on before the first page is there gets the page that they went to", async ({ page }) => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  host.answer = async (path) => {
    if (path === "prepared/edition.json") await held;
    return "as it is";
  };
  await page.goto(`${host.address}app.html`);
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

test("pages of a prepared edition and of the dataset are the same, node by node", async ({ page, context }) => {
  test.setTimeout(120_000);
  const table = JSON.parse(await readFile(join(site.folder, "prepared/edition.json"), "utf8"));
  const names: string[] = [];
  for (let piece = 0; piece < table.pieces; piece += 1) {
    names.push(...Object.keys(JSON.parse(await readFile(join(site.folder, `prepared/tables/${table.pieces}/${piece}.json`), "utf8"))));
  }
  expect(names.length).toBeGreaterThan(40);
  const whole = await context.newPage();
  await whole.route("**/prepared/**", (route) => route.abort());
  const html = (shown: Page): Promise<string> =>
    shown.evaluate(() => {
      const copy = document.getElementById("app")?.cloneNode(true) as HTMLElement;
      const comments = document.createNodeIterator(copy, NodeFilter.SHOW_COMMENT);
      for (let comment = comments.nextNode(); comment; comment = comments.nextNode()) comment.parentNode?.removeChild(comment);
      for (const marked of copy.querySelectorAll("[data-contents] [aria-current]")) marked.removeAttribute("aria-current");
      // Where the words of the dataset have to be read first, an element waits for the related links.
      for (const related of copy.querySelectorAll("main > div:not([class]) > .related")) related.parentElement?.replaceWith(related);
      copy.normalize();
      return copy.innerHTML.replaceAll("><", ">\n<");
    });
  for (const name of names) {
    const hash = hashOf(name);
    for (const shown of [page, whole]) {
      await shown.goto(`${host.address}app.html${hash}`);
      await shown.reload();
      await shown.locator("footer:not(.hidden)").waitFor();
    }
    expect((await html(page)).split("\n"), name).toEqual((await html(whole)).split("\n"));
  }
  expect(asked.filter((path) => path === "data/edition.json")).toEqual([]);
});
