// Faults between a visitor and a dataset, each with its own message.

import { expect, heading, makeNoElement, test } from "./site.ts";

// The browser reports failed requests in the console.
test.use({ expected: /Failed to load resource|blocked by CORS policy|^page: / });

const faults: [name: string, file: string, words: RegExp][] = [
  ["missing", "missing.json", /http:.*missing\.json: the server answered with status 404/],
  ["a web page answered with 200", "web-page.json", /expected a dataset, found a web page, `Welcome`/],
  ["a login page", "login.json", /expected a dataset, found a page to log in, `Sign in`/],
  ["cut off", "cut-off.json", /found its end at line 1, column 69/],
  ["a program's error message", "refused.json", /found the server's message `Sorry, you are not allowed.` \(rest_forbidden\)/],
  ["forbidden", "forbidden.json", /answered with status 403/],
  ["a server that is busy for long", "busy-for-long.json", /answered with status 503/],
  ["not JSON", "not-json.json", /found a mistake at line 2, column 13: expected a value, found `,`/],
  ["JSON but no feed", "not-feed.json", /expected a dataset, such as a JSON Feed with `version` and `items`, found an object with `nothing`/],
  ["empty", "empty-file.json", /found an empty file/],
  ["blocked by CORS", "no-cors.json", /does not let this page read it, which takes the header Access-Control-Allow-Origin/],
  ["a server's error", "error.json", /answered with status 500/],
];

for (const [name, file, words] of faults) {
  test(`${name}: the copy is shown, with the reason`, async ({ data, open, page }) => {
    const dataset = `${data.origin}/${file}`;
    await open({ settings: { dataset, fallback: "data/edition.json" } });
    expect(await heading(page)).toBe("The Wujiang Reader");
    const line = page.locator(".copy-line");
    await expect(line).toContainText("You’re reading the copy that came with this site.");
    await expect(line).toContainText(words);
  });
}

test("unreachable: the copy is shown, and trying again works once the server answers", async ({ data, open, page }) => {
  await open({ settings: { dataset: `${data.origin}/chinese.json`, fallback: "data/edition.json" } });
  expect(await heading(page)).toBe("湖边札记");

  await page.route(`${data.origin}/chinese.json`, (route) => route.abort("connectionrefused"));
  await page.reload();
  await expect(page.locator(".copy-line")).toContainText("请检查网络连接后重试");
  await page.unroute(`${data.origin}/chinese.json`);
  await page.locator(".copy-line").getByRole("button", { name: "重试" }).press("Enter");
  await expect(page.locator("#content")).toBeFocused();
  await expect(page.locator("h1")).toHaveText("湖边札记");
  await expect(page.locator(".copy-line")).toHaveCount(0);
});

test("without a copy there is a plain message and a button", async ({ data, open, page }) => {
  await open({ settings: { dataset: `${data.origin}/web-page.json` } });
  expect(await heading(page)).toBe("We can’t load the news right now");
  await expect(page).toHaveTitle("We can’t load the news right now");
  await expect(page.getByRole("alert")).toContainText("This site has a problem. If it lasts, please tell the people who run it.");
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
});

test("a request that failed with status 500 is repeated twice, one with status 404 is not", async ({ data, open, page }) => {
  await open({ settings: { dataset: `${data.origin}/error.json` } });
  await heading(page);
  expect(data.requests.get("/error.json")).toBe(3);
  await open({ settings: { dataset: `${data.origin}/missing.json` } });
  await heading(page);
  expect(data.requests.get("/missing.json")).toBe(1);
});

test("a request is cancelled when a server does not answer in time", async ({ data, open, page }) => {
  await page.clock.install();
  await open({ settings: { dataset: `${data.origin}/silent.json` } });
  await expect(page.locator(".skeleton")).toBeAttached();
  for (let attempt = 0; attempt < 3; attempt++) {
    await expect.poll(() => data.requests.get("/silent.json")).toBe(attempt + 1);
    await page.clock.runFor(10_500);
    await page.clock.runFor(1_000);
  }
  await expect(page.getByRole("alert")).toContainText("took too long to answer");
});

test("a mistake in the settings is shown", async ({ open, page }) => {
  await open({ settings: { datset: "x.json" } });
  await expect(page.getByRole("alert")).toContainText("the settings in index.html: ");
  await expect(page.getByRole("alert")).toContainText("found `datset`");
});

test("a dataset that cannot be had leaves the name of the publication, from the settings", async ({ open, page }) => {
  await open({ settings: { title: "Harbour Notes", dataset: "data/none.json" } });
  await expect(page.getByRole("alert")).toContainText("This site has a problem.");
  const name = page.getByRole("banner").getByRole("link", { name: "Harbour Notes" });
  await expect(name).toBeVisible();
  await expect(name).toHaveAttribute("href", /#\/$/);
});

test("a module that cannot be loaded is reported in plain words", async ({ open, page }) => {
  await page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "no" }));
  await open();
  await expect(page.getByRole("alert")).toContainText("Part of this site is missing. It may have just been updated");
  await expect(page.getByRole("alert")).toContainText("status 404: upload all files of one build together");
  await expect(page.getByText("read the dataset as it is")).toBeVisible();
});

test("a reader that cannot start is reported without the texts of its scripts too", async ({ open, page }) => {
  await page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "no" }));
  await page.route("**/locales/*.js", (route) => route.fulfill({ status: 404, body: "no" }));
  await open();
  await expect(page.getByRole("alert")).toContainText("The page cannot be shown. Please reload it.");
  await expect(page.getByRole("alert")).toContainText("status 404: upload all files of one build together");
  await expect(page.getByRole("button", { name: "Reload" })).toBeVisible();
});

test("where the reader cannot start, the page links the dataset that the settings name", async ({ data, open, page }) => {
  await page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "no" }));
  const link = page.getByRole("link", { name: "read the dataset as it is" });
  const site = await open();
  await expect(page.getByRole("alert")).toBeVisible();
  expect(await link.evaluate((link) => (link as HTMLAnchorElement).href)).toBe(`${site.origin}/data/edition.json`);
  const dataset = `${data.origin}/chinese.json`;
  await open({ settings: { dataset } });
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(link).toHaveAttribute("href", dataset);
  await open({ settings: { dataset: "javascript:alert(1)" } });
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(link).toHaveAttribute("href", "data/edition.json");
});

test("after a breakdown the reader restarts once; after another, a card says so, with the page's own text", async ({ open, page }) => {
  const breakDown = async (at: string) => {
    await page.evaluate(makeNoElement);
    await page.evaluate((at) => void (location.hash = at), at);
  };
  await open();
  await heading(page);
  await breakDown("#/archive");
  await expect(page.locator("h1")).toHaveText("Archive");
  await breakDown("#/timeline");
  await expect(page.getByRole("alert")).toContainText("Something went wrong");
  await expect(page.getByText("read the dataset as it is")).toBeVisible();
  await page.getByRole("button", { name: "Reload the page" }).click();
  expect(await heading(page)).toBe("Timeline");
});

test("a short wait that a server asks for is kept", async ({ data, open, page }) => {
  const start = Date.now();
  await open({ settings: { dataset: `${data.origin}/busy.json` } });
  await expect(page.getByRole("alert")).toContainText("status 429", { timeout: 10_000 });
  expect(data.requests.get("/busy.json")).toBe(3);
  expect(Date.now() - start).toBeGreaterThan(1_900);
});

test("a server that asks for a long wait is not asked again", async ({ data, open, page }) => {
  await open({ settings: { dataset: `${data.origin}/busy-for-long.json` } });
  await heading(page);
  expect(data.requests.get("/busy-for-long.json")).toBe(1);
});

test("a connection that breaks off is tried again, and reported", async ({ data, open, page }) => {
  await open({ settings: { dataset: `${data.origin}/broken-off.json` } });
  await expect(page.getByRole("alert")).toContainText("the connection broke off");
  expect(data.requests.get("/broken-off.json")).toBe(3);
});

test("a wrong content type does not matter", async ({ data, open, page }) => {
  await open({ settings: { dataset: `${data.origin}/wrong-type.json` } });
  expect(await heading(page)).toBe("湖边札记");
});

test("an unchanged dataset is not sent again", async ({ data, open, page }) => {
  const dataset = `${data.origin}/conditional.json`;
  await open({ settings: { dataset } });
  expect(await heading(page)).toBe("湖边札记");
  await page.reload();
  expect(await heading(page)).toBe("湖边札记");
  expect(data.requests.get("/304")).toBe(1);
});

test("a dataset that is larger than the bound is not read", async ({ data, open, page }) => {
  await open({ settings: { dataset: `${data.origin}/full.json`, bounds: { bytes: 100 } } });
  await expect(page.getByRole("alert")).toContainText("the answer is larger than the 100 bytes that the setting `bounds` allows");
});

test("the last good copy is shown with its date, before the one that came with the site", async ({ data, open, page }) => {
  const dataset = `${data.origin}/chinese.json`;
  await open({ settings: { dataset, fallback: "data/edition.json" } });
  expect(await heading(page)).toBe("湖边札记");
  await expect.poll(() => page.evaluate(async (address) => (await caches.match(address))?.status, dataset)).toBe(200);
  await page.route(dataset, (route) => route.abort("connectionrefused"));
  await page.reload();
  expect(await heading(page)).toBe("湖边札记");
  const line = page.locator(".copy-line");
  await expect(line).toContainText(/您正在阅读 \d{4}年\d+月\d+日.*保存的副本/);
  await expect(line).toContainText("请检查网络连接后重试");
});

for (const [name, script] of [
  ["blocked", () => Object.defineProperty(window, "caches", { get: () => { throw new DOMException("no", "SecurityError"); } })],
  ["missing", () => Object.defineProperty(window, "caches", { value: undefined })],
  ["full", () => { Cache.prototype.put = () => Promise.reject(new DOMException("full", "QuotaExceededError")); }],
  ["without an answer", () => { Cache.prototype.put = () => new Promise(() => undefined); }],
  ["damaged", () => { Cache.prototype.match = () => Promise.resolve(new Response("{", { headers: { "x-gazette-made": "1" } })); }],
] as [string, () => void][]) {
  test(`storage that is ${name} never matters`, async ({ data, open, page }) => {
    const dataset = `${data.origin}/chinese.json`;
    await page.addInitScript(script);
    await open({ settings: { dataset, fallback: "data/edition.json" } });
    expect(await heading(page)).toBe("湖边札记");
    await page.route(dataset, (route) => route.abort("connectionrefused"));
    await page.reload();
    expect(await heading(page)).toBe("The Wujiang Reader");
  });
}

test("later pages work offline", async ({ context, open, page }) => {
  const rest = page.waitForResponse(/-part-pages\.wasm$/);
  await open();
  await heading(page);
  await (await rest).finished();
  await context.setOffline(true);
  await page.locator(".masthead").getByRole("link", { name: "Timeline" }).click();
  await expect(page.locator("h1")).toHaveText("Timeline");
  await context.setOffline(false);
});
