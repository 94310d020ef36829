// Datasets in every format, in the real site, which fetches the part that reads them; and the pages that
// are fetched later.

import type { Running } from "./server.ts";
import { expect, heading, test } from "./site.ts";

const formats: [file: string, at: string, says: string][] = [
  ["timeline_js.json", "#/articles/timeline", "The mole is begun"],
  ["wordpress.json", "#/articles/41", "Lit at dusk."],
  ["activity_streams.json", "#/articles/1", "It was heard in town."],
  ["full_calendar.json", "#/articles/timeline", "A talk & tea"],
  ["icalendar.ics", "#/articles/timeline", "A talk; with tea and a very long title"],
  ["objects.json", "#/articles/1", "With tags"],
  ["lines.ndjson", "#/articles/a", "First line"],
];

// Pictures of the fixtures are on servers that do not exist, and the policy keeps the browser from asking.
test.use({ expected: /Content Security Policy|violation: img-src|request: https:\/\/(pictures|harbour)\.example|request: https:\/\/www\.youtube-nocookie|Failed to load resource/ });

/** How often a part of the module was asked for. */
function asked(site: Running, part: string): number {
  const names = [...site.asked.keys()].filter((path) => path.endsWith(`-part-${part}.wasm`));
  return names.reduce((sum, name) => sum + (site.asked.get(name) ?? 0), 0);
}

for (const [file, at, says] of formats) {
  test(`${file} is read, once the part for it is there`, async ({ data, open, page }) => {
    const site = await open({ settings: { dataset: `${data.origin}/${file}` }, at });
    await heading(page);
    await expect(page.locator(".article")).toContainText(says);
    expect(asked(site, "formats")).toBe(1);
    await page.locator(".footer").getByRole("link", { name: "Archive" }).click();
    await expect(page.locator("h1")).toHaveText("Archive");
    await page.goBack();
    await expect(page.locator(".article")).toContainText(says);
    await expect(page.locator(".masthead")).toHaveCount(1);
  });
}

test("a player asks nothing of its site before its button is pressed", async ({ data, open, page }) => {
  const asked: string[] = [];
  await page.route("https://www.youtube-nocookie.com/**", (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: "text/html", body: "<title>Player</title>" });
  });
  await open({ settings: { dataset: `${data.origin}/timeline_js.json` }, at: "#/articles/timeline" });
  const button = page.getByRole("button", { name: "Play The film" });
  await expect(button).toBeVisible();
  expect(asked).toEqual([]);
  await button.press("Enter");
  const frame = page.locator("iframe.player__frame");
  await expect(frame).toHaveAttribute("src", "https://www.youtube-nocookie.com/embed/abc123");
  await expect(frame).toHaveAttribute("title", "The film");
  await expect(frame).toHaveAttribute("sandbox", /allow-scripts/);
  await expect(page.locator("figure.player").first()).toBeFocused();
  await expect.poll(() => asked).toEqual(["https://www.youtube-nocookie.com/embed/abc123"]);
});

test("links that leave the site say so to those who listen, and links within do not", async ({ data, open, page }) => {
  await open({ settings: { dataset: `${data.origin}/wordpress.json` }, at: "#/articles/41" });
  await expect(page.locator(".byline").getByRole("link", { name: "Ada Keeper" })).toHaveAccessibleDescription("Leads to another site");
  await expect(page.locator(".masthead a").first()).toHaveAccessibleDescription("");
});

test("a JSON Feed needs no other reader; the other pages are fetched once, after the first is shown", async ({ data, open, page }) => {
  const site = await open({ settings: { dataset: `${data.origin}/full.json` } });
  await heading(page);
  await expect.poll(() => asked(site, "pages")).toBe(1);
  await page.locator(".masthead").getByRole("link", { name: "Timeline" }).click();
  expect(await heading(page)).toBe("Timeline");
  expect(asked(site, "formats")).toBe(0);
  expect(asked(site, "pages")).toBe(1);
});

test.describe("a part that is missing", () => {
  // The loader of the parts says to the console what it met.
  test.use({ expected: /Failed to load resource|Failed to fetch|-part-[a-z]+\.wasm: status 404/ });

  test("without the part for it, that is told, and trying again helps", async ({ data, open, page }) => {
    await page.route("**/*-part-formats.wasm", (route) => route.fulfill({ status: 404, body: "no" }));
    await open({ settings: { dataset: `${data.origin}/full_calendar.json` }, at: "#/articles/timeline" });
    await expect(page.getByRole("alert")).toContainText("the part of this site that reads it could not be loaded");
    await page.unroute("**/*-part-formats.wasm");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.locator(".article")).toContainText("A talk & tea");
  });

  test("without the part for a page, that is told there and then, and trying again helps", async ({ data, open, page }) => {
    await page.route("**/*-part-pages.wasm", (route) => route.abort());
    await open({ settings: { dataset: `${data.origin}/full.json` } });
    const front = await heading(page);
    await page.locator(".masthead").getByRole("link", { name: "Timeline" }).click();
    await expect(page.getByRole("alert")).toContainText("This page could not be loaded");
    await page.goBack();
    expect(await heading(page)).toBe(front);
    await page.goForward();
    await expect(page.getByRole("alert")).toContainText("This page could not be loaded");
    await page.unroute("**/*-part-pages.wasm");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.locator("#content h1")).toHaveText("Timeline");
  });
});

test("a deep link to a page that is fetched later waits for it, and comes to its place on return", async ({ data, open, page }) => {
  await page.route("**/*-part-pages.wasm", async (route) => {
    await new Promise((wait) => setTimeout(wait, 400));
    await route.continue();
  });
  await open({ settings: { dataset: `${data.origin}/full.json` }, at: "#/timeline" });
  await expect(page.getByRole("status").filter({ hasText: "Loading" })).toBeVisible();
  await expect(page.locator("#content h1")).toHaveText("Timeline");
  await page.evaluate(() => scrollTo(0, 200));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  await page.reload();
  await expect(page.locator("#content h1")).toHaveText("Timeline");
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(200);
});
