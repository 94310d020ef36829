// Datasets in every format, in the real site: the part of the module for other formats, and the part for later
// pages.

import { requestsFor } from "./server.ts";
import { expect, heading, test } from "./site.ts";

const formats: [file: string, at: string, words: string][] = [
  ["timeline_js.json", "#/articles/timeline", "The mole is begun"],
  ["wordpress.json", "#/articles/41", "Lit at dusk."],
  ["activity_streams.json", "#/articles/1", "It was heard in town."],
  ["full_calendar.json", "#/articles/timeline", "A talk & tea"],
  ["icalendar.ics", "#/articles/timeline", "A talk; with tea and a very long title"],
  ["objects.json", "#/articles/1", "With tags"],
  ["lines.ndjson", "#/articles/a", "First line"],
  ["strapi.json", "#/articles/ferry", "The first boat leaves at six."],
  ["rss.xml", "#/articles/ferry", "The first boat leaves at six."],
  ["atom.xml", "#/articles/lamps", "Zwölf Lampen"],
  ["events.csv", "#/articles/timeline", "Open day at the lighthouse"],
  ["timeline_js.csv", "#/articles/timeline", "First stone"],
];

/** The parts that read a file, beside that of the first page. */
const partsOf = (file: string) => {
  if (file.endsWith(".ics")) return ["calendars"];
  if (file.endsWith(".xml")) return ["formats", "feeds"];
  if (file.endsWith(".csv")) return ["formats", "tables"];
  // Events that repeat are read with what reads calendars.
  if (file === "full_calendar.json") return ["formats", "calendars"];
  return ["formats"];
};

// Pictures of the fixtures are on servers that do not exist, and the policy blocks requests to them.
test.use({ expected: /Content Security Policy|violation: (img|media)-src|request: https:\/\/(pictures|harbour|pier)\.example|request: https:\/\/www\.youtube-nocookie|Failed to load resource/ });

for (const [file, at, words] of formats) {
  const parts = partsOf(file);
  test(`${file} is read with the part for ${parts.join(" and ")}, and no other`, async ({ data, open, page }) => {
    const site = await open({ settings: { dataset: `${data.origin}/${file}` }, at });
    await heading(page);
    await expect(page.locator(".article")).toContainText(words);
    for (const part of ["formats", "calendars", "feeds", "tables"]) expect(requestsFor(site, part), part).toBe(parts.includes(part) ? 1 : 0);
    await page.locator(".footer").getByRole("link", { name: "Archive" }).click();
    await expect(page.locator("h1")).toHaveText("Archive");
    await page.goBack();
    await expect(page.locator(".article")).toContainText(words);
    await expect(page.locator(".masthead")).toHaveCount(1);
  });
}

test("a player requests nothing from its site before its button is pressed", async ({ data, open, page }) => {
  const requests: string[] = [];
  await page.route("https://www.youtube-nocookie.com/**", (route) => {
    requests.push(route.request().url());
    return route.fulfill({ contentType: "text/html", body: "<title>Player</title>" });
  });
  await open({ settings: { dataset: `${data.origin}/timeline_js.json` }, at: "#/articles/timeline" });
  const button = page.getByRole("button", { name: "Play video: The film" });
  await expect(button).toBeVisible();
  expect(requests).toEqual([]);
  await button.press("Enter");
  const frame = page.locator("iframe.player__frame");
  await expect(frame).toHaveAttribute("src", "https://www.youtube-nocookie.com/embed/abc123");
  await expect(frame).toHaveAttribute("title", "The film");
  await expect(frame).toHaveAttribute("sandbox", /allow-scripts/);
  await expect(page.locator("figure.player").first()).toBeFocused();
  await expect.poll(() => requests).toEqual(["https://www.youtube-nocookie.com/embed/abc123"]);
});

test("screen readers announce links that leave the site, and no others, as such", async ({ data, open, page }) => {
  await open({ settings: { dataset: `${data.origin}/wordpress.json` }, at: "#/articles/41" });
  await page.locator(".byline").getByRole("link", { name: "Ada Keeper" }).click();
  await expect(page.locator("h1")).toHaveText("Ada Keeper");
  await expect(page.locator(".page-header").getByRole("link")).toHaveAccessibleDescription("Leads to another site");
  await expect(page.locator(".masthead a").first()).toHaveAccessibleDescription("");
});

test("a JSON Feed does not load the part for other formats; the part for other pages is loaded once, after the first page", async ({ data, open, page }) => {
  const site = await open({ settings: { dataset: `${data.origin}/full.json` } });
  await heading(page);
  await expect.poll(() => requestsFor(site, "pages")).toBe(1);
  await page.locator(".masthead").getByRole("link", { name: "Timeline" }).click();
  expect(await heading(page)).toBe("Timeline");
  expect(requestsFor(site, "formats")).toBe(0);
  expect(requestsFor(site, "pages")).toBe(1);
});

test.describe("a part that is missing", () => {
  // The loader of the parts writes each error to the console.
  test.use({ expected: /Failed to load resource|Failed to fetch|-part-[a-z]+\.wasm: status 404/ });

  test("without the part for other formats, a message says so, and trying again works", async ({ data, open, page }) => {
    await page.route("**/*-part-formats.wasm", (route) => route.fulfill({ status: 404, body: "no" }));
    await open({ settings: { dataset: `${data.origin}/full_calendar.json` }, at: "#/articles/timeline" });
    await expect(page.getByRole("alert")).toContainText("Part of this page didn’t load");
    await page.unroute("**/*-part-formats.wasm");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.locator(".article")).toContainText("A talk & tea");
  });

  test("without the part with the front page, a message says so, and articles are shown", async ({ open, page }) => {
    await page.route("**/*-part-front.wasm", (route) => route.fulfill({ status: 404, body: "no" }));
    await open();
    await expect(page.getByRole("alert")).toContainText("This page didn’t load");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Silk" }).click();
    expect(await heading(page)).toBe("Silk");
    await page.unroute("**/*-part-front.wasm");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Front page" }).click();
    expect(await heading(page)).toBe("The Wujiang Reader");
  });

  test("without the part for a page, the page shows a message, and trying again works", async ({ data, open, page }) => {
    await page.route("**/*-part-pages.wasm", (route) => route.abort());
    await open({ settings: { dataset: `${data.origin}/full.json` } });
    const front = await heading(page);
    await page.locator(".masthead").getByRole("link", { name: "Timeline" }).click();
    await expect(page.getByRole("alert")).toContainText("This page didn’t load");
    await page.goBack();
    expect(await heading(page)).toBe(front);
    await page.goForward();
    await expect(page.getByRole("alert")).toContainText("This page didn’t load");
    await page.unroute("**/*-part-pages.wasm");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.locator("#content h1")).toHaveText("Timeline");
  });
});

test("a deep link to a later page waits for its part, and a reload keeps the scroll position", async ({ data, open, page }) => {
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

test("an episode of a podcast plays in the page, and nothing is requested before its button is pressed", async ({ data, open, page }) => {
  const requests: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("voices-1.mp3")) requests.push(request.url());
  });
  await open({ settings: { dataset: `${data.origin}/rss.xml` }, at: "#/articles/voices" });
  const button = page.getByRole("button", { name: "Play audio: voices-1.mp3" });
  await expect(button).toBeVisible();
  await expect(page.getByText("MP3, 1:02:05, 48.0 MB")).toBeVisible();
  expect(requests).toEqual([]);
  await button.press("Enter");
  await expect(page.locator("audio")).toHaveAttribute("src", "https://harbour.example/voices-1.mp3");
});

const russian = "<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss version=\"2.0\"><channel><title>T</title><item><title>";

for (const [name, kind, body, title, told] of [
  ["feed.xml", "application/xml", Buffer.concat([Buffer.from(russian), Buffer.from([0xcc, 0xe8, 0xf0]), Buffer.from("</title><link>https://a.example/1</link></item></channel></rss>")]), "Мир", "expected UTF-8, found windows-1251"],
  ["feed.json", "application/json; charset=shift_jis", Buffer.concat([Buffer.from('[{ "id": "1", "title": "'), Buffer.from([0x93, 0xfa, 0x96, 0x7b]), Buffer.from('" }]')]), "日本", "expected UTF-8, found shift_jis"],
  ["table.csv", "text/csv", Buffer.from("Title;Date;Text\nCaf\u00e9;2024-05-01;x\n", "latin1"), "Café", "expected UTF-8, found Windows-1252, as it seems"],
  ["wide.json", "application/json", Buffer.from('\ufeff[{ "id": "1", "title": "丝" }]', "utf16le"), "丝", "expected UTF-8, found UTF-16LE"],
] as const) {
  test(`${title} is read from a file that is not UTF-8`, async ({ open, page }) => {
    await page.route(`**/${name}`, (route) => route.fulfill({ contentType: kind, body }));
    await open({ settings: { dataset: name } });
    await expect(page.locator("#content")).toContainText(title);
    await page.goto(`${new URL(page.url()).origin}/#/about/editor`);
    await expect(page.locator(".notices")).toContainText(told);
  });
}

test("the feed that a web page names is read in its place, once", async ({ open, page }) => {
  const asked: string[] = [];
  const answer = (name: string, contentType: string, body: string) =>
    page.route(`**/${name}`, (route) => {
      asked.push(name);
      return route.fulfill({ contentType, body });
    });
  const head = (href: string) => `<!doctype html><html><head><title>Our news</title><link rel="alternate" type="application/rss+xml" href="${href}"></head><body></body></html>`;
  await answer("news.html", "text/html", head("news.xml"));
  await answer("news.xml", "application/xml", "<rss version=\"2.0\"><channel><title>T</title><item><title>One</title><link>https://a.example/1</link></item></channel></rss>");
  const site = await open({ settings: { dataset: "news.html" } });
  await expect(page.locator("#content")).toContainText("One");
  expect(asked).toEqual(["news.html", "news.xml"]);
  await page.goto(`${site.origin}/#/about/editor`);
  await expect(page.locator(".notices")).toContainText("expected a dataset, found a web page, `Our news`, which names news.xml as one");
  // A page that names a page leads nowhere, and the last good copy stands in.
  await page.unroute("**/news.xml");
  await answer("news.xml", "text/html", head("news.html"));
  await page.reload();
  await expect(page.locator(".copy-line")).toContainText("expected a dataset, found a web page, `Our news`");
});
