// Datasets in every format, in the real site: the reader that all visitors load calls for the one that
// reads them.

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

for (const [file, at, says] of formats) {
  test(`${file} is read, once the module for it is there`, async ({ data, open, page }) => {
    const site = await open({ settings: { dataset: `${data.origin}/${file}` }, at });
    await heading(page);
    await expect(page.locator(".article")).toContainText(says);
    expect(site.asked.get("/every/every_bg.wasm")).toBe(1);
    await page.locator(".masthead").getByRole("link", { name: "Timeline" }).click();
    await expect(page.locator("h1")).toHaveText("Timeline");
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

test("a JSON Feed needs no other module", async ({ data, open, page }) => {
  const site = await open({ settings: { dataset: `${data.origin}/full.json` } });
  await heading(page);
  expect(site.asked.get("/every/every_bg.wasm")).toBe(undefined);
});

test("without the module for it, that is told", async ({ data, open, page }) => {
  await page.route("**/every_bg.wasm", (route) => route.fulfill({ status: 404, body: "no" }));
  await open({ settings: { dataset: `${data.origin}/wordpress.json` } });
  await expect(page.getByRole("alert")).toContainText("The reader could not be started");
});
