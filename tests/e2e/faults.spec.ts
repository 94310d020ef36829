// What goes wrong between a visitor and a dataset, each with words of its own.

import { expect, heading, test } from "./site.ts";

// The browser reports failed requests by itself.
test.use({ expected: /Failed to load resource|blocked by CORS policy/ });

const faults: [name: string, file: string, words: RegExp][] = [
  ["missing", "missing.json", /There is no dataset at http:.*missing\.json/],
  ["a web page answered with 200", "web-page.json", /there is a web page, not a dataset/],
  ["not JSON", "not-json.json", /not valid JSON: expected a value, found `,` at line 2, column 13/],
  ["JSON but no feed", "not-feed.json", /no dataset: expected a JSON Feed with `items`, found an object with `code`, `message`/],
  ["empty", "empty-file.json", /is empty/],
  ["blocked by CORS", "no-cors.json", /does not allow this page to read the dataset/],
  ["a server's error", "error.json", /answered with an error \(status 500\)/],
];

for (const [name, file, words] of faults) {
  test(`${name}: the copy is shown, with the reason`, async ({ data, open, page }) => {
    const dataset = `${data.origin}/${file}`;
    await open({ settings: { dataset, fallback: "data/edition.json" } });
    expect(await heading(page)).toBe("The Wujiang Reader");
    const line = page.locator(".copy-line");
    await expect(line).toContainText("You are reading the copy that came with this site.");
    await expect(line).toContainText(words);
  });
}

test("unreachable: the copy is shown, and trying again helps once the server is there", async ({ data, open, page }) => {
  await open({ settings: { dataset: `${data.origin}/chinese.json`, fallback: "data/edition.json" } });
  expect(await heading(page)).toBe("湖边札记");

  await page.route(`${data.origin}/chinese.json`, (route) => route.abort("connectionrefused"));
  await page.reload();
  await expect(page.locator(".copy-line")).toContainText(/cannot be reached/);
  await page.unroute(`${data.origin}/chinese.json`);
  await page.locator(".copy-line").getByRole("button", { name: "Try again" }).press("Enter");
  await expect(page.locator("#content")).toBeFocused();
  await expect(page.locator("h1")).toHaveText("湖边札记");
  await expect(page.locator(".copy-line")).toHaveCount(0);
});

test("without a copy there is a plain message and a button", async ({ data, open, page }) => {
  await open({ settings: { dataset: `${data.origin}/web-page.json` } });
  expect(await heading(page)).toBe("The edition could not be loaded");
  await expect(page).toHaveTitle("The edition could not be loaded");
  await expect(page.getByRole("alert")).toContainText("there is a web page, not a dataset");
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
});

test("a failed request is repeated with growing waits, a refused one is not", async ({ data, open, page }) => {
  await open({ settings: { dataset: `${data.origin}/error.json` } });
  await heading(page);
  expect(data.asked.get("/error.json")).toBe(3);
  await open({ settings: { dataset: `${data.origin}/missing.json` } });
  await heading(page);
  expect(data.asked.get("/missing.json")).toBe(1);
});

test("a server that never answers is given up after a while", async ({ data, open, page }) => {
  await page.clock.install();
  await open({ settings: { dataset: `${data.origin}/silent.json` } });
  await expect(page.locator(".skeleton")).toBeAttached();
  for (let attempt = 0; attempt < 3; attempt++) {
    await expect.poll(() => data.asked.get("/silent.json")).toBe(attempt + 1);
    await page.clock.runFor(10_500);
    await page.clock.runFor(1_000);
  }
  await expect(page.getByRole("alert")).toContainText("took too long to answer");
});

test("a mistake in the settings is named", async ({ open, page }) => {
  await open({ settings: { datset: "x.json" } });
  await expect(page.getByRole("alert")).toContainText("The settings in index.html cannot be read");
  await expect(page.getByRole("alert")).toContainText("found `datset`");
});

test("a module that cannot be loaded is told in plain words", async ({ open, page }) => {
  await page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "no" }));
  await open();
  await expect(page.getByRole("alert")).toContainText("The reader could not be started");
});
