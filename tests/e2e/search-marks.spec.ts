// The words of a search in the article that was opened from it: marked, counted, in sight, and taken away by one click.

import type { Page } from "@playwright/test";
import { axeViolations, expect, horizontalOverflow, test } from "./site.ts";
import { serve, settings } from "./timelines.ts";
import { usePrintedSite } from "./printing.ts";

const bar = (page: Page) => page.locator(".marked-words");

/** The texts that are marked, in order. */
const marks = (page: Page) =>
  page.evaluate(() => {
    const ranges = CSS.highlights.get("gazette-found") ?? [];
    return [...(ranges as Iterable<Range>)].map(String);
  });

/** The distance of the first mark below the header from the top of the window, in pixels. */
const firstMark = (page: Page) =>
  page.evaluate(() => {
    const ranges = [...((CSS.highlights.get("gazette-found") ?? []) as Iterable<Range>)];
    const below = ranges.find((range) => !range.startContainer.parentElement?.closest("header"));
    return below?.getBoundingClientRect().top ?? -1;
  });

/** An edition of one long article. */
const edition = (body: string, language = "en") =>
  JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Harbour",
    language,
    items: [{ id: "long", title: "A long day at the lamp", date_published: "2024-05-02", content_html: body }],
  });

const filler = Array.from({ length: 40 }, (_, at) => `<p>Paragraph ${at} tells of the sea, of the wind and of nothing else.</p>`).join("");

test("an article that was found has the words marked, and the first is in sight", async ({ open, page }) => {
  await serve(page, edition(`${filler}<p>Then the <em>Keeper’s</em> café opened; keepers came.</p>${filler}`));
  const site = await open({ settings, at: "#/search?q=cafe%20keeper%20" });
  await page.locator("[data-result]").first().click();
  await expect(page).toHaveURL(`${site.origin}/#/articles/long?q=cafe%20keeper%20`);
  await expect(bar(page)).toContainText("Marked in 3 places: “cafe keeper”");
  expect(await marks(page)).toEqual(["Keeper", "café", "keepers"]);
  const height = page.viewportSize()?.height ?? 0;
  await expect.poll(() => firstMark(page)).toBeGreaterThan(0);
  expect(await firstMark(page)).toBeLessThan(height);
  await bar(page).getByRole("button", { name: "Clear highlights" }).click();
  await expect(bar(page)).toHaveCount(0);
  expect(await marks(page)).toEqual([]);
  await expect(page).toHaveURL(`${site.origin}/#/articles/long`);
  await page.goBack();
  await expect(page.locator("[data-result]")).toHaveCount(1);
  await expect(page.locator("[data-result]")).toBeFocused();
});

test("words in folded parts are shown, and a reload marks them again where the visitor was", async ({ open, page }) => {
  await serve(page, edition(`${filler}<details><summary>More</summary><details><summary>Inner</summary><p>A beacon.</p></details></details>`));
  await open({ settings, at: "#/articles/long?q=beac" });
  await expect(page.getByText("A beacon.")).toBeInViewport();
  expect(await marks(page)).toEqual(["beacon"]);
  await page.evaluate(() => scrollTo(0, 100));
  await expect.poll(() => page.evaluate(() => JSON.stringify(history.state))).toContain("100");
  await page.reload();
  await expect(bar(page)).toBeVisible();
  expect(await marks(page)).toEqual(["beacon"]);
  await expect.poll(() => page.evaluate(() => Math.round(scrollY))).toBe(100);
});

test("marks follow a text that changes under them, and are counted again", async ({ open, page }) => {
  await serve(page, edition(`<p>A beacon.</p>${filler}`));
  await open({ settings, at: "#/articles/long?q=%22beacon%22" });
  await expect(bar(page)).toContainText("Marked in 1 place: “beacon”");
  for (const text of ["No light.", "Two beacons, one beacon."]) {
    // As the reader does when it shows a newer edition.
    await page.locator(".prose p").first().evaluate((paragraph, text) => ((paragraph.firstChild as Text).data = text), text);
    await page.mouse.wheel(0, 10);
    await expect(bar(page)).toContainText(text.startsWith("No") ? "Nothing to mark" : "Marked in 2 places");
  }
  expect(await marks(page)).toEqual(["beacons", "beacon"]);
});

test("Chinese words and single characters are marked", async ({ open, page }) => {
  await serve(page, edition("<p>费孝通在江村写生丝。</p><p>丝绸。</p>", "zh"));
  await open({ settings, at: `#/articles/long?q=${encodeURIComponent("费孝通 丝")}` });
  await expect(bar(page)).toBeVisible();
  expect(await marks(page)).toEqual(["费孝通", "丝", "丝"]);
  await expect(bar(page)).toContainText("标出 3 处");
});

test("another page has no marks, and an address with words that do not occur says so", async ({ open, page }) => {
  await serve(page, edition("<p>The lamp.</p>"));
  await open({ settings, at: "#/articles/long?q=lamp" });
  await expect(bar(page)).toContainText("Marked in 2 places: “lamp”");
  expect(await marks(page)).toEqual(["lamp", "lamp"]);
  await page.locator(".masthead__name a").click();
  await expect(bar(page)).toHaveCount(0);
  expect(await marks(page)).toEqual([]);
  await page.goto(`${page.url().split("#")[0]}#/articles/long?q=%3Cscript%3E%20whale`);
  await expect(bar(page)).toContainText("Nothing to mark for “<script> whale”");
});

for (const [width, scheme] of [[320, "light"], [1440, "dark"]] as const) {
  test(`the bar fits at ${width} pixels, ${scheme}`, async ({ open, page }) => {
    await page.setViewportSize({ width, height: 700 });
    await page.emulateMedia({ colorScheme: scheme });
    await serve(page, edition(`<p>The lamp.</p>${filler}`));
    await open({ settings, at: `#/articles/long?q=lamp%20${"verylongword".repeat(12)}` });
    await expect(bar(page)).toBeInViewport();
    expect(await horizontalOverflow(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });
}

test.describe("on a printed site", () => {
  const shared = usePrintedSite();

  test("words are marked on the printed page itself", async ({ page }) => {
    await page.goto(`${shared.host.address}articles/silk/?q=silk`);
    await expect(bar(page)).toContainText("places: “silk”");
    expect((await marks(page)).every((mark) => /^silk/i.test(mark))).toBe(true);
    expect((await marks(page)).length).toBeGreaterThan(3);
    await bar(page).getByRole("button").click();
    await expect(bar(page)).toHaveCount(0);
    await expect(page).toHaveURL(`${shared.host.address}articles/silk/`);
  });
});
