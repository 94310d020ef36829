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
test.use({ expected: /Content Security Policy|violation: img-src|request: https:\/\/(pictures|harbour)\.example|Failed to load resource/ });

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
