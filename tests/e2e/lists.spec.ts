// Lists of articles: cards as links, pages with addresses, pictures that cannot be loaded, and how much of a large
// edition is on a page at once.

import type { Page } from "@playwright/test";
import { expect, heading, layoutShift, test, watchLayoutShifts } from "./site.ts";

const feed = (items: object[], more: object = {}) =>
  JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Harbour Notes", language: "en", items, ...more });

async function serve(page: Page, body: string): Promise<void> {
  await page.route("**/list.json", (route) => route.fulfill({ contentType: "application/json", body }));
}

const settings = { dataset: "list.json" };

test("the whole card leads to its article, and the section's name on it to the section", async ({ data, open, page }) => {
  const image = `${data.origin}/img/a.svg`;
  const item = (id: string) => ({ id, title: `Article ${id}`, image, content_text: "Text", _gazette: { section: "works" } });
  await serve(page, feed([item("a"), item("b")], { _gazette: { sections: [{ id: "works", title: "Works" }] } }));
  await open({ settings });
  await heading(page);
  for (const [card, slug] of [[".story--lead", "a"], [".stories .story", "b"]] as const) {
    // The title's link covers the picture.
    await page.locator(card).locator(".story__picture").click({ force: true });
    await expect(page).toHaveURL(new RegExp(`#/articles/${slug}$`));
    expect(await heading(page)).toBe(`Article ${slug}`);
    await page.goBack();
    await expect(page.locator(".front")).toBeVisible();
  }
  await page.locator(".story--lead .kicker a").click();
  expect(await heading(page)).toBe("Works");
});

test.describe("pictures that cannot be loaded", () => {
  test.use({ expected: /Failed to load resource/ });

  test("are hidden with their frame on cards and above a text; inside a text their description stays", async ({ data, open, page }) => {
    const missing = `${data.origin}/missing.json`;
    const item = (id: string) => ({ id, title: `Article ${id}`, image: missing, content_html: `<p>x</p><p><img alt="A lamp" src="${missing}"></p>` });
    await serve(page, feed([item("a"), item("b")]));
    await open({ settings });
    await heading(page);
    await page.locator(".stories .story").scrollIntoViewIfNeeded();
    await expect(page.locator(".story__picture:not([hidden])")).toHaveCount(0);
    await page.locator(".story--lead .story__title a").click();
    await heading(page);
    await expect(page.locator("figure.lead")).toBeHidden();
    await expect(page.getByRole("img", { name: "A lamp" })).toBeAttached();
  });
});

test("a list of 5,000 articles has thirty on a page, with a link to the next page and an address for each page", async ({ open, page }) => {
  const items = Array.from({ length: 5_000 }, (_, at) => ({
    id: `a${at}`,
    title: `Article ${at}`,
    tags: ["harbour"],
    content_text: "Text",
    ...(at < 4_000 ? { date_published: "2024-03-01T00:00:00Z" } : {}),
  }));
  await serve(page, feed(items));
  await open({ settings, at: "#/tags/harbour" });
  expect(await heading(page)).toBe("harbour");
  await expect(page.locator(".story")).toHaveCount(30);
  expect(await page.locator("html *").count()).toBeLessThan(700);
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(page).toHaveURL(/#\/tags\/harbour\?page=2$/);
  await expect(page.locator(".pages")).toContainText("Page 2 of 167");
  await expect(page).toHaveTitle(/^Page 2: harbour – Harbour Notes/);
  await page.reload();
  await expect(page.locator(".pages")).toContainText("Page 2 of 167");
  await page.goBack();
  await expect(page.locator(".pages")).toContainText("Page 1 of 167");
  await page.goto(`${page.url().split("#")[0]}#/archive`);
  expect(await heading(page)).toBe("Archive");
  await expect(page.locator(".headline")).toHaveCount(30);
  await expect(page.locator(".pages")).toContainText("Page 1 of 34");
});

test("related links of a large edition appear after the page, and shift no layout", async ({ open, page }) => {
  const items = Array.from({ length: 1_000 }, (_, at) => ({
    id: `a${at}`,
    title: `Lighthouse ${at}`,
    content_text: `The keeper of lighthouse ${at} lit the lamp and wrote of herring, sail ${at % 7} and weather ${at % 11}.`,
    tags: [`lamp ${at % 50}`],
  }));
  await serve(page, feed(items));
  await watchLayoutShifts(page);
  await open({ settings, at: "#/articles/a7" });
  expect(await heading(page)).toBe("Lighthouse 7");
  const related = page.locator(".related__item");
  await expect(related).toHaveCount(0);
  await page.locator("h1").evaluate((title) => title.setAttribute("data-kept", ""));
  await expect(related).toHaveCount(6);
  await expect(page.locator(".footer a")).toHaveCount(4);
  // The page was not rendered again for the related links, and nothing was below their position.
  await expect(page.locator("h1[data-kept]")).toHaveText("Lighthouse 7");
  expect(await layoutShift(page)).toBe(0);
  await related.first().getByRole("link").click();
  await expect(page.locator("h1")).not.toHaveText("Lighthouse 7");
  await expect(related).toHaveCount(6);
});

test("a keyboard event without a key breaks nothing", async ({ open, page }) => {
  await open({ at: "#/timeline" });
  await heading(page);
  await page.locator(".filters summary").click();
  for (const target of ["[data-filter=q]", ".chronicle", "body"] as const) {
    await page.locator(target).first().dispatchEvent("keydown");
  }
  await page.evaluate(() => {
    // Chromium dispatches such an event when it fills in a field.
    document.querySelector("[data-filter=q]")?.dispatchEvent(new Event("keydown", { bubbles: true }));
    window.dispatchEvent(new Event("keydown"));
  });
  await page.locator("[data-filter=q]").fill("silk");
  await expect(page.locator(".filters__count")).toContainText(" of ");
});

test("a dataset without a readable item is reported, and does not replace the last good copy", async ({ open, page }) => {
  const good = feed([{ id: "a", title: "The lamp is lit", content_text: "x" }]);
  await serve(page, good);
  await open({ settings });
  await expect(page.getByRole("link", { name: "The lamp is lit" })).toBeVisible();
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  await page.unrouteAll();
  await serve(page, feed([{ content_text: "Nothing tells me from others" }, 7 as unknown as object]));
  for (let time = 0; time < 2; time += 1) {
    await page.reload();
    await expect(page.getByRole("link", { name: "The lamp is lit" })).toBeVisible();
    await expect(page.locator(".copy-line")).toContainText(/list\.json: expected at least one of 2 items that can be read, found none/);
    await expect(page.locator(".copy-line")).toContainText("items[0]: dropped: expected an `id`, a `url` or a `title`");
  }
});

test("overview and export are hidden where no activity matches", async ({ open, page }) => {
  await open({ at: "#/timeline?q=zzzz" });
  await heading(page);
  await expect(page.locator(".filters__count")).toHaveText(/^0 of/);
  await expect(page.locator(".overview")).toBeHidden();
  await expect(page.locator(".take-away")).toBeHidden();
  await expect(page.getByText("0 %")).toHaveCount(0);
  await page.getByRole("button", { name: /Remove “zzzz”/ }).click();
  await expect(page.locator(".overview")).toBeVisible();
  await expect(page.locator(".take-away")).toBeVisible();
});
