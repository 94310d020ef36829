// Printed pages: whole without the reader, and taken over by it as they are.

import { expect, test, type Page } from "@playwright/test";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { printSite, servePrinted, type Host, type PrintedSite } from "./printing.ts";
import { isAway } from "./server.ts";

let site: PrintedSite;
let host: Host;
let faults: string[];

test.beforeAll(async () => {
  site = await printSite();
});

test.afterAll(async () => {
  await site.remove();
});

test.beforeEach(async ({ page }) => {
  host = await servePrinted(site, "/news/");
  faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !/404/.test(message.text())) faults.push(message.text());
  });
  page.on("request", (request) => {
    if (isAway(request.url())) faults.push(request.url());
  });
});

test.afterEach(async () => {
  await host.close();
  expect(faults).toEqual([]);
});

const article = "articles/silk/";
const withGallery = "articles/cocoon/";

/** Waits until the reader has adopted the page. */
async function adopted(page: Page): Promise<void> {
  await page.locator("#app[data-adopted]").waitFor({ timeout: 10_000 });
}

/** Marks every element of the page, so that elements that are made anew are known. */
async function mark(page: Page): Promise<number> {
  return page.evaluate(() => {
    const all = document.querySelectorAll("#app *");
    for (const element of all) Object.assign(element, { isPrinted: true });
    return all.length;
  });
}

/** The number of marked elements. */
async function marked(page: Page): Promise<number> {
  return page.evaluate(() => [...document.querySelectorAll("#app *")].filter((element) => "isPrinted" in element).length);
}

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

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("everything can be read and reached", async ({ page }) => {
    await page.goto(host.address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("The Wujiang Reader");
    await page.getByRole("link", { name: "From Qianshanyang to the machine reel" }).first().click();
    await expect(page).toHaveURL(`${host.address}${article}`);
    await expect(page.locator(".prose")).toContainText("Silkworms eat mulberry leaves");
    await page.locator(".masthead").getByRole("link", { name: "Timeline" }).click();
    await expect(page).toHaveURL(`${host.address}timeline/`);
    await expect(page.locator("[data-step]").first()).toBeVisible();
    // What only the reader can do is not offered.
    await expect(page.locator(".filters")).toBeHidden();
    await expect(page.getByRole("button")).toHaveCount(0);
  });

  test("an address leads to its activity and to its part of the text", async ({ page }) => {
    await page.goto(`${host.address}articles/activity-day-2022/#at-silk-hall`);
    await expect(page.locator("[id='at-silk-hall']")).toBeInViewport();
    await page.goto(`${host.address}${article}#part-thread-for-the-world`);
    await expect(page.locator("[id='part-thread-for-the-world']")).toBeInViewport();
  });

  test("an address that leads nowhere is answered with a page that leads back", async ({ page }) => {
    const local = await servePrinted(site);
    const answer = await page.goto(`${local.address}no/such/page`);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
    await page.getByRole("link", { name: "Front page" }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("The Wujiang Reader");
    await local.close();
  });

  test("the pages work from a disk", async ({ page }) => {
    await page.goto(`${pathToFileURL(join(site.folder, article, "index.html"))}`);
    await expect(page.locator(".prose")).toContainText("Silkworms eat mulberry leaves");
    expect(await page.locator("link[rel=stylesheet]").first().evaluate((link) => (link as HTMLLinkElement).sheet !== null)).toBe(true);
  });
});

test("from a disk, links lead to the files of pages", async ({ page }) => {
  await page.goto(`${pathToFileURL(join(site.folder, "index.html"))}`);
  await page.getByRole("link", { name: "From Qianshanyang to the machine reel" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("From Qianshanyang");
  expect(page.url()).toMatch(/articles\/silk\/index\.html$/);
});

test("an adopted page keeps its elements, its scroll and its focus, and nothing moves", async ({ page }) => {
  await page.goto(`${host.address}${article}`);
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
  await page.goto(`${host.address}${article}`);
  await adopted(page);
  await page.waitForTimeout(300);
  expect(host.requests.get("data/edition.json")).toBe(1);
  // That one is a question for the date.
  const asked = await page.evaluate(() => performance.getEntriesByType("resource").map((entry) => entry.name));
  expect(asked.filter((name) => name.includes("edition.json"))).toHaveLength(1);
});

test("galleries, the contents mark and copying work on printed elements", async ({ page }) => {
  await page.goto(`${host.address}${withGallery}`);
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
  await page.goto(`${host.address}${article}`);
  await adopted(page);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await expect(page.locator("[data-contents] [aria-current]")).toHaveCount(1);
});

test("a click on an activity goes to it, and not to the timeline", async ({ page }) => {
  await page.goto(`${host.address}articles/activity-day-2022/`);
  await adopted(page);
  const loaded = page.waitForResponse((answer) => answer.url().endsWith(".pack"));
  const link = page.locator("[id='at-silk-hall'] a").first();
  await link.hover();
  await (await loaded).finished();
  await page.waitForTimeout(300);
  await link.click();
  await expect(page).toHaveURL(`${host.address}articles/activity-day-2022/#at-silk-hall`);
  await page.waitForTimeout(300);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("activity day");
  await expect(page.locator("[id='at-silk-hall']")).toBeInViewport();
});

test("a query of somebody else does not change what is shown", async ({ page }) => {
  await page.goto(`${host.address}${article}?utm_src=mail`);
  await adopted(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("From Qianshanyang");
});

test("a click that comes before the reader is handed on", async ({ page }) => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  host.answer = async (path) => {
    if (path.endsWith("_bg.wasm")) await held;
    return "as it is";
  };
  await page.goto(`${host.address}${withGallery}`);
  await page.locator("[data-open]").nth(1).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  release();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expect(page.getByRole("dialog").getByRole("status")).toHaveText(/^2 \/ \d+$/);
});

test("a link that is followed before the reader leads to the printed page", async ({ page }) => {
  host.answer = (path) => (path.endsWith(".wasm") ? new Promise(() => {}) : "as it is");
  await page.goto(host.address);
  await page.getByRole("link", { name: "From Qianshanyang to the machine reel" }).first().click();
  await expect(page).toHaveURL(`${host.address}${article}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("From Qianshanyang");
  expect(host.requests.get(article.replace(/\/$/, "")) ?? host.requests.get(article)).toBe(1);
});

test("once the page of a link is there, the link is followed without another, there and back", async ({ page }) => {
  await page.goto(host.address);
  await adopted(page);
  const link = page.getByRole("link", { name: "From Qianshanyang to the machine reel" }).first();
  const loaded = page.waitForResponse((answer) => answer.url().endsWith(".pack"));
  await link.hover();
  await (await loaded).finished();
  await page.waitForTimeout(300);
  const documents = (): number => [...host.requests].filter(([path]) => !/\.[a-z0-9]+$/.test(path)).reduce((sum, [, count]) => sum + count, 0);
  const before = documents();
  await link.click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("From Qianshanyang");
  await expect(page).toHaveURL(`${host.address}${article}`);
  await expect(page).toHaveTitle(/^From Qianshanyang/);
  await page.getByRole("link", { name: "Archive" }).click();
  await expect(page).toHaveURL(`${host.address}archive/`);
  await page.goBack();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The Wujiang Reader");
  expect(documents()).toBe(before);
  await page.goForward();
  await expect(page).toHaveURL(`${host.address}${article}`);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("From Qianshanyang");
});

test("the timeline's tools take the place of the printed list, without a jump", async ({ page }) => {
  await page.goto(`${host.address}timeline/`);
  const top = await page.locator("[data-step]").first().evaluate((row) => row.getBoundingClientRect().top);
  await expect(page.locator("[data-scale] svg, [data-scale] *").first()).toBeAttached();
  await adopted(page);
  await page.locator(".filters summary").click();
  await page.getByRole("searchbox").fill("silk");
  await expect(page).toHaveURL(/timeline\/\?q=silk$/);
  await page.reload();
  await expect(page.getByRole("searchbox")).toHaveValue("silk");
  await page.goto(`${host.address}timeline/`);
  await page.waitForTimeout(1500);
  expect(await page.locator("[data-step]").first().evaluate((row) => row.getBoundingClientRect().top)).toBe(top);
  expect(await shift(page)).toBe(0);
});

for (const [name, answer] of [
  ["missing", () => undefined],
  ["broken", () => "no module"],
] as const) {
  test(`a page whose module is ${name} stays whole`, async ({ page }) => {
    host.answer = (path) => (path.endsWith("_bg.wasm") ? answer() : "as it is");
    await page.goto(`${host.address}${article}`);
    const all = await mark(page);
    await page.locator("a").last().hover();
    await page.waitForTimeout(1500);
    expect(await marked(page)).toBe(all);
    expect(await page.locator("#app *").count()).toBe(all);
    await expect(page.getByRole("alert")).toHaveCount(0);
    // The browser tells developers why the module did not start.
    faults = faults.filter((fault) => !/wasm|WebAssembly|magic|MIME|Failed to load/i.test(fault));
  });
}

test("a page that is being translated is left alone", async ({ page }) => {
  await page.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", () => document.documentElement.classList.add("translated-ltr"));
  });
  await page.goto(`${host.address}${article}`);
  await page.waitForTimeout(1500);
  expect([...host.requests.keys()].filter((path) => path.endsWith(".wasm"))).toEqual([]);
});

test("elements of extensions stay", async ({ page }) => {
  await page.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", () => {
      const own = document.createElement("div");
      own.id = "extension";
      document.querySelector("#content")?.prepend(own);
    });
  });
  await page.goto(`${host.address}${article}`);
  await adopted(page);
  await expect(page.locator("#extension")).toBeAttached();
});

test("with data saving on, the reader comes only when it is used", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  const reader = (): string[] => [...host.requests.keys()].filter((path) => /boot\.js$|\.wasm$|edition\.json$/.test(path));
  await page.goto(`${host.address}${withGallery}`);
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
  await page.goto(`${host.address}${withGallery}`);
  await page.locator("[data-open]").first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(reader().some((path) => path.endsWith(".wasm"))).toBe(true);
});

test("with data saving on, a field of the timeline asks for the reader", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  await page.goto(`${host.address}timeline/`);
  await page.locator(".filters summary").click();
  await page.waitForTimeout(500);
  expect([...host.requests.keys()].filter((path) => path.endsWith(".wasm"))).toEqual([]);
  await page.getByRole("searchbox").click();
  await expect.poll(() => [...host.requests.keys()].some((path) => path.endsWith(".wasm"))).toBe(true);
});

test("addresses that were shared before the site was printed still lead to their pages", async ({ page }) => {
  await page.goto(`${host.address}#/articles/activity-day-2022?at=silk-hall`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("activity day");
  await expect(page).toHaveURL(`${host.address}articles/activity-day-2022/#at-silk-hall`);
  await expect(page.locator("[id='at-silk-hall']")).toBeInViewport();
});

test("a frame shows its view, and not the printed page", async ({ page }) => {
  await page.goto(`${host.address}index.html?embed=1&view=timeline`);
  await expect(page.locator("gazette-view [data-step]").first()).toBeAttached();
  await expect(page.locator("[data-boot]")).toHaveCount(0);
});

test("changed settings count more than the printed text", async ({ page }) => {
  const path = join(site.folder, "index.html");
  const before = await readFile(path, "utf8");
  await writeFile(path, before.replace('"dataset": "data/edition.json"', '"dataset": "data/other.json"'));
  host.answer = (asked) =>
    asked === "data/other.json"
      ? JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Another paper", items: [{ id: "1", title: "Other news", content_text: "x" }] })
      : "as it is";
  await page.goto(host.address);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Another paper");
  await writeFile(path, before);
});

test("a dataset that was edited after printing is shown, and its editor is told", async ({ page }) => {
  const changed = (await readFile(join(site.folder, "data/edition.json"), "utf8")).replaceAll("From Qianshanyang to the machine reel", "Silk, told anew");
  host.answer = (path) => (path === "data/edition.json" ? changed : "as it is");
  host.date = (path) => (path === "data/edition.json" ? new Date(Date.now() + 3_600_000) : undefined);
  await page.goto(`${host.address}${article}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Silk, told anew");
  await page.getByRole("link", { name: "About this edition" }).click();
  await expect(page.locator("main")).toContainText("print the site again");
});

/** The HTML of the reader, in one form: links whole, and without what changes while a page is open. */
async function html(page: Page): Promise<string> {
  return page.evaluate(() => {
    const copy = document.getElementById("app")?.cloneNode(true) as HTMLElement;
    const comments = document.createNodeIterator(copy, NodeFilter.SHOW_COMMENT);
    for (let comment = comments.nextNode(); comment; comment = comments.nextNode()) comment.parentNode?.removeChild(comment);
    for (const element of copy.querySelectorAll("*")) {
      for (const name of ["href", "src"]) {
        const value = element.getAttribute(name);
        if (value !== null) element.setAttribute(name, new URL(value, location.href).href.replace(/\/index\.html$/, "/"));
      }
      if (element.closest("[data-contents]")) element.removeAttribute("aria-current");
      const sorted = [...element.attributes].sort((one, other) => (one.name < other.name ? -1 : 1));
      for (const { name } of sorted) element.removeAttribute(name);
      for (const { name, value } of sorted) element.setAttribute(name, value);
    }
    copy.normalize();
    return copy.innerHTML.replaceAll("><", ">\n<");
  });
}

test("printed and mounted pages are the same, node by node", async ({ page, browser }) => {
  test.setTimeout(120_000);
  const addresses = [...(await readFile(join(site.folder, "print.json"), "utf8")).matchAll(/^"([^"]*index\.html)":/gm)].map(([, path]) => String(path).replace(/index\.html$/, ""));
  expect(addresses.length).toBeGreaterThan(40);
  const plain = await browser.newContext({ javaScriptEnabled: false });
  await page.goto(host.address);
  await adopted(page);
  await page.getByRole("link", { name: "Archive" }).hover();
  await page.getByRole("link", { name: "Archive" }).click();
  await expect(page).toHaveURL(`${host.address}archive/`);
  const printed = await plain.newPage();
  for (const path of addresses.filter((path) => path !== "timeline/")) {
    await printed.goto(host.address + encodeURI(path));
    await page.evaluate((path) => {
      history.pushState(null, "", path);
      dispatchEvent(new PopStateEvent("popstate"));
    }, host.address + encodeURI(path));
    // The page before, and its footer, stand until the reader has seen that the address is another.
    await expect(page.locator("main h1")).toHaveText((await printed.locator("main h1").textContent()) ?? "");
    await page.locator("footer:not(.hidden)").waitFor();
    const [expected, found] = [await html(printed), await html(page)];
    expect(found.split("\n"), path).toEqual(expected.split("\n"));
  }
  await plain.close();
});
