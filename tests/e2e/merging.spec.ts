// One edition of several sources.

import type { Page } from "@playwright/test";
import { axeViolations, expect, test } from "./site.ts";

const calendar = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "X-WR-CALNAME:Town hall",
  ...["20240503T180000Z Concert", "20240501T090000Z Market"].flatMap((event, index) => {
    const [start, title] = event.split(" ");
    return ["BEGIN:VEVENT", `UID:${index}`, `DTSTART:${start}`, `SUMMARY:${title}`, "END:VEVENT"];
  }),
  "END:VCALENDAR",
].join("\r\n");

const post = (number: number, date: string, title = `Post ${number}`) => `<item><guid>${number}</guid><title>${title}</title><pubDate>${new Date(date).toUTCString()}</pubDate><description>Text.</description></item>`;
const blog = (items: string) => `<?xml version="1.0"?><rss version="2.0"><channel><title>Quay blog</title>${items}</channel></rss>`;

const news = (items: object[], more: object = {}) => JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Harbour Notes", language: "en", items, ...more });
const item = (id: string, date: string) => ({ id, title: `News ${id}`, content_text: "Text.", date_published: `${date}T09:00:00Z` });

/** Answers requests for a file of the site, and counts them. */
async function serve(page: Page, name: string, contentType: string, body: string, status = 200): Promise<{ count: number }> {
  const asked = { count: 0 };
  await page.route(`**/${name}`, (route) => {
    asked.count += 1;
    return route.fulfill({ contentType, body, status });
  });
  return asked;
}

const settings = {
  dataset: ["news.json", { url: "blog.xml", section: "Blog" }, { url: "town.ics", section: "What’s on", gives: "activities" }],
};

test("news, a blog and a calendar are one edition", async ({ open, page }) => {
  await serve(page, "news.json", "application/json", news([item("a", "2024-05-04"), item("b", "2024-05-01")]));
  await serve(page, "blog.xml", "application/xml", blog(post(1, "2024-05-03") + post(2, "2024-04-01")));
  await serve(page, "town.ics", "text/calendar", calendar);
  await open({ settings, at: "#/archive/2024" });
  await expect(page.locator("#content .story__title")).toHaveText(["News a", "Post 1", "News b", "Post 2"]);
  await expect(page).toHaveTitle(/Harbour Notes/);
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole("link", { name: "Blog" }).first().click();
  await expect(page.locator("#content .story__title")).toHaveText(["Post 1", "Post 2"]);
  await page.getByRole("link", { name: "Timeline" }).first().click();
  await expect(page.locator(".chronicle .activity")).toHaveCount(2);
  await expect(page.locator(".chronicle")).toContainText("Concert");
  // A reload on an article of the second source leads to it again.
  await page.goBack();
  await page.getByRole("link", { name: "Post 2" }).first().click();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Post 2" })).toBeVisible();
});

test("each source continues with its own next page, in turn", async ({ open, page }) => {
  const first = await serve(page, "news.json", "application/json", news([item("a", "2024-05-04")], { next_url: "news-2.json" }));
  const second = await serve(page, "news-2.json", "application/json", news([item("b", "2024-03-01")], { next_url: "news-3.json" }));
  await serve(page, "news-3.json", "application/json", news([item("c", "2024-01-01")]));
  await serve(page, "other.json", "application/json", news([item("z", "2024-05-03")], { next_url: "other-2.json" }));
  await serve(page, "other-2.json", "application/json", news([item("y", "2024-02-01")]));
  await open({ settings: { dataset: ["news.json", { url: "other.json", section: "Other" }] }, at: "#/archive/2024" });
  const titles = page.locator("#content .story__title");
  await expect(titles).toHaveText(["News a", "News z"]);
  expect([first.count, second.count]).toEqual([1, 0]);
  const more = page.getByRole("button", { name: "Load older articles" });
  await more.click();
  await expect(titles).toHaveText(["News a", "News z", "News b"]);
  await more.click();
  await expect(titles).toHaveText(["News a", "News z", "News b", "News y"]);
  await page.getByRole("link", { name: "News y" }).first().click();
  await expect(page.getByRole("link", { name: "Other" }).first()).toBeVisible();
  await page.goBack();
  await more.click();
  await expect(titles).toHaveText(["News a", "News z", "News b", "News y", "News c"]);
  await expect(more).toHaveCount(0);
});

test.describe("where a source fails", () => {
  test.use({ expected: /Failed to load resource/ });

  test("the others are shown, and the page says that something is missing", async ({ open, page }) => {
    await serve(page, "news.json", "application/json", news([item("a", "2024-05-04")]));
    await serve(page, "blog.xml", "text/plain", "gone", 404);
    await serve(page, "town.ics", "text/calendar", calendar);
    await open({ settings, at: "#/archive/2024" });
    await expect(page.locator("#content .story__title")).toHaveText(["News a"]);
    const line = page.locator(".copy-line");
    await expect(line).toContainText("Some of the news is missing or out of date.");
    await expect(line).toContainText("blog.xml: the server answered with status 404");
    await page.goto(page.url().replace(/#.*/, "#/about/editor"));
    await expect(page.locator(".notices")).toContainText("expected a source that can be loaded");
    await expect(page.locator(".notices")).toContainText("blog.xml");
    // The source is back.
    await page.unroute("**/blog.xml");
    await serve(page, "blog.xml", "application/xml", blog(post(1, "2024-05-03")));
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(line).toHaveCount(0);
    await page.goto(page.url().replace(/#.*/, "#/archive/2024"));
    await expect(page.locator("#content .story__title")).toHaveText(["News a", "Post 1"]);
    // Its last good copy is shown if it fails again.
    await page.unroute("**/blog.xml");
    await serve(page, "blog.xml", "text/plain", "gone", 404);
    await page.reload();
    await expect(page.locator("#content .story__title")).toHaveText(["News a", "Post 1"]);
    await expect(line).toContainText("Some of the news is missing or out of date.");
  });

  test("the error is shown if all fail", async ({ open, page }) => {
    for (const name of ["news.json", "blog.xml", "town.ics"]) await serve(page, name, "text/plain", "gone", 404);
    await open({ settings, at: "#/" });
    await expect(page.getByRole("alert")).toContainText("news.json: the server answered with status 404");
  });
});

test("a source whose next page leads back to it ends there", async ({ open, page }) => {
  const first = await serve(page, "news.json", "application/json", news([item("a", "2024-05-04")], { next_url: "news-2.json" }));
  const second = await serve(page, "news-2.json", "application/json", news([item("b", "2024-03-01")], { next_url: "news.json" }));
  await serve(page, "blog.xml", "application/xml", blog(post(1, "2024-05-03")));
  await open({ settings: { dataset: ["news.json", "blog.xml"] }, at: "#/archive/2024" });
  const more = page.getByRole("button", { name: "Load older articles" });
  await more.click();
  await expect(page.locator("#content .story__title")).toHaveText(["News a", "Post 1", "News b"]);
  // The page that comes next is the first one, which is not requested again.
  await more.click();
  await expect(more).toHaveCount(0);
  await expect(page.locator("#content .story__title")).toHaveCount(3);
  expect([first.count, second.count]).toEqual([1, 1]);
});

test("another format than the settings name is a doubt", async ({ open, page }) => {
  await serve(page, "news.json", "application/json", news([item("a", "2024-05-04")]));
  await open({ settings: { dataset: [{ url: "news.json", format: "rss" }] }, at: "#/about/editor" });
  await expect(page.locator(".notices")).toContainText("expected the format `rss`, which the settings name, found JSON Feed");
});

test("a mistake in the list is told as one in the settings", async ({ open, page }) => {
  await open({ settings: { dataset: [{ url: "news.json", sectoin: "News" }] }, at: "#/" });
  await expect(page.getByRole("alert")).toContainText("`dataset`: expected `url`, `section`, `format` or `gives` in a source, found `sectoin`");
});
