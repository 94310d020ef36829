// What writers meant by their markup: formulas, numbers of lists, directions, links to their own articles, addresses that
// nobody made links of, and players.

import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { adopted, html, printSite, project, servePrinted } from "./printing.ts";
import { requestsFor } from "./server.ts";
import { expect, heading, test } from "./site.ts";

function box(part: Locator) {
  return part.evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect);
}

async function opened(page: Page, open: (options: object) => Promise<unknown>, origin: string, title: string) {
  await open({ settings: { dataset: `${origin}/meaning.json` } });
  await page.getByRole("link", { name: title }).first().click();
  await expect(page.locator("#content h1")).toHaveText(title);
}

test("formulas are elements of MathML, and exponents stand above the line", async ({ data, open, page }) => {
  await opened(page, open, data.origin, "How tides are told");
  const formula = page.locator(".prose math").first();
  expect(await formula.evaluate((element) => element.namespaceURI)).toBe("http://www.w3.org/1998/Math/MathML");
  const [base, exponent] = [formula.locator("mi").first(), formula.locator("mn")];
  expect((await box(exponent)).bottom).toBeLessThan((await box(base)).bottom);
  const size = (part: Locator) => part.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  expect(await size(exponent)).toBeLessThan(await size(base));
  const block = page.locator(".prose math[display=block]");
  expect((await box(block.locator("mi"))).bottom).toBeLessThanOrEqual((await box(block.locator("mo"))).top + 1);
  await expect(block).toHaveText("h2π");
  await expect(page.locator(".prose")).not.toContainText("\\cos");
});

test("the title is there once, and lists have their numbers", async ({ data, open, page }) => {
  await opened(page, open, data.origin, "How tides are told");
  await expect(page.locator("#content").getByText("How tides are told")).toHaveCount(1);
  const [down, letters] = [page.locator(".prose ol").first(), page.locator(".prose ol").nth(1)];
  expect(await down.evaluate((list: HTMLOListElement) => list.reversed)).toBe(true);
  expect(await letters.evaluate((list: HTMLOListElement) => [list.type, list.start])).toEqual(["a", 3]);
  expect(await letters.locator("li").nth(1).evaluate((item: HTMLLIElement) => item.value)).toBe(7);
  expect(await letters.evaluate((list) => getComputedStyle(list).listStyleType)).toBe("lower-alpha");
});

test("links to the edition's articles and to places of the text stay here, and others leave", async ({ data, open, page }) => {
  await opened(page, open, data.origin, "How tides are told");
  const prose = page.locator(".prose");
  await expect(prose.getByRole("link", { name: "https://other.example/page" })).toHaveAttribute("href", "https://other.example/page");
  await prose.getByRole("link", { name: "The rule", exact: true }).click();
  await expect(page).toHaveURL(/part=n\.1$/);
  await expect(page.locator("h2", { hasText: "The rule" })).toBeInViewport();
  await prose.getByRole("link", { name: "1", exact: true }).click();
  await expect(page).toHaveURL(/part=n\.[23]$/);
  for (const name of ["the lamp", "the same"]) {
    await prose.getByRole("link", { name }).click();
    await expect(page.locator("#content h1")).toHaveText("The lamp");
    await page.goBack();
    await expect(page.locator("#content h1")).toHaveText("How tides are told");
  }
});

test("passages run in the direction of their language, named or not", async ({ data, open, page }) => {
  await opened(page, open, data.origin, "The lamp");
  const direction = (part: Locator) => part.evaluate((element) => getComputedStyle(element).direction);
  const quote = page.locator(".prose blockquote");
  expect(await direction(quote)).toBe("rtl");
  expect(await quote.evaluate((element) => element.closest("[lang]")?.getAttribute("lang"))).toBe("he");
  const undeclared = page.locator(".prose p", { hasText: "فقرة" });
  expect(await direction(undeclared)).toBe("rtl");
  expect(await undeclared.evaluate((element) => getComputedStyle(element).textAlign)).toBe("start");
  expect(await direction(page.locator(".prose p", { hasText: "And then" }))).toBe("ltr");
  await page.goBack();
  await page.getByRole("link", { name: "مقال بلا لغة معلنة" }).first().click();
  await expect(page.locator("#content h1")).toHaveText("مقال بلا لغة معلنة");
  expect(await direction(page.locator("#content h1"))).toBe("rtl");
  expect(await direction(page.locator(".prose p").first())).toBe("rtl");
});

test("an address alone becomes a player that keeps what it needs, and the numbers of lines are not copied", async ({ data, open, page }) => {
  await opened(page, open, data.origin, "The lamp");
  await expect(page.locator(".prose").getByRole("link", { name: /vimeo/i })).toHaveAttribute("href", "https://vimeo.com/123456789/0a1b2c");
  await expect(page.locator("[data-address]")).toHaveAttribute("data-address", "https://player.vimeo.com/video/123456789?dnt=1&h=0a1b2c");
  await expect(page.locator(".prose pre")).toHaveText("turn(lamp)\nwait()");
});

test("the part that few texts need is loaded for them, and only for them", async ({ data, open, page }) => {
  const without = await open({ settings: { dataset: `${data.origin}/one.json` } });
  await heading(page);
  await expect.poll(() => requestsFor(without, "pages")).toBe(1);
  expect(requestsFor(without, "markup") + requestsFor(without, "formats") + requestsFor(without, "calendars")).toBe(0);
  const site = await open({ settings: { dataset: `${data.origin}/meaning.json` } });
  await heading(page);
  expect(requestsFor(site, "markup")).toBe(1);
  expect(requestsFor(site, "formats")).toBe(0);
  const calendar = await open({ settings: { dataset: `${data.origin}/icalendar.ics` }, at: "#/timeline" });
  await expect(page.locator("#content h1")).toHaveText("Timeline");
  expect(requestsFor(calendar, "calendars")).toBe(1);
  expect(requestsFor(calendar, "formats")).toBe(0);
});

test("printed and mounted articles are the same, node by node", async ({ browser }) => {
  test.setTimeout(120_000);
  const site = await printSite(join(project, "tests/fixtures/feeds/meaning.json"));
  const host = await servePrinted(site);
  const [plain, whole] = [await browser.newContext({ javaScriptEnabled: false }), await browser.newContext()];
  const [printed, page] = [await plain.newPage(), await whole.newPage()];
  for (const title of ["How tides are told", "The lamp", "مقال بلا لغة معلنة"]) {
    await page.goto(host.address);
    await adopted(page);
    await page.getByRole("link", { name: title }).first().click();
    await expect(page.locator("#content h1")).toHaveText(title);
    await page.locator("footer:not(.hidden)").waitFor();
    await printed.goto(page.url());
    expect((await html(page)).split("\n"), title).toEqual((await html(printed)).split("\n"));
    await page.reload();
    await adopted(page);
    expect((await html(page)).split("\n"), title).toEqual((await html(printed)).split("\n"));
  }
  await plain.close();
  await whole.close();
  host.close();
  await site.remove();
});
