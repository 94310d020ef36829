// The main path of a visitor through the site, in each way that a site can be deployed.

import { expect, heading, test } from "./site.ts";

const deployments = [
  { name: "hash addresses at the root", root: "/", location: "hash" },
  { name: "hash addresses in a folder", root: "/a/sub/path/", location: "hash" },
  { name: "real paths at the root", root: "/", location: "path" },
  { name: "real paths in a folder", root: "/a/sub/path/", location: "path" },
] as const;

for (const { name, root, location } of deployments) {
  test(`front, article, related article, back, timeline, activity: ${name}`, async ({ open, page }) => {
    const site = await open({ root, settings: { location } });
    const address = (route: string) =>
      site.origin + root + (location === "hash" ? (route === "/" ? "" : `#${route}`) : route.slice(1));

    expect(await heading(page)).toBe("The Wujiang Reader");
    await expect(page).toHaveTitle("The Wujiang Reader");

    // Open an article: its title is the window's title, and its heading has the focus.
    await page.getByRole("link", { name: "A party branch’s day" }).click();
    await expect(page).toHaveURL(address("/articles/activity-day-2022"));
    await expect(page).toHaveTitle(/^A party branch’s day.* – The Wujiang Reader$/);
    await expect(page.locator("h1")).toBeFocused();
    await expect(page.locator("h1")).toHaveCount(1);
    await expect(page.locator(".byline")).toContainText("31 March 2023, 17:39");
    await expect(page.locator(".timeline .activity")).toHaveCount(5);

    // Scroll to the related links, open one, and go back to the same scroll position.
    const related = page.locator(".related").getByRole("link", { name: "Fei Xiaotong and the village" });
    await related.scrollIntoViewIfNeeded();
    const scrolled = await page.evaluate(() => window.scrollY);
    expect(scrolled).toBeGreaterThan(300);
    await related.click();
    await expect(page).toHaveURL(address("/articles/fei-xiaotong"));
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);
    await page.goBack();
    await expect(page).toHaveURL(address("/articles/activity-day-2022"));
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(scrolled);

    // Open the timeline and an activity on it, in its article.
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Timeline" }).click();
    await expect(page).toHaveURL(address("/timeline"));
    await expect(page.locator(".chronicle__unit h2").first()).toHaveText("27th century BC");
    await page.getByRole("link", { name: "Three party branches visit Zhenze’s sericulture hall", exact: true }).click();
    await expect(page).toHaveURL(address("/articles/activity-day-2022?at=silk-hall"));
    const marked = page.locator(".activity[aria-current] h3");
    await expect(marked).toHaveText("Three party branches visit Zhenze’s sericulture hall");
    await expect(marked).toBeFocused();
    await expect(marked).toBeInViewport();

    // Reload the same address.
    await page.reload();
    await expect(marked).toBeInViewport();

    // Open a missing page, and leave it by its link.
    await page.goto(address("/articles/nowhere"));
    expect(await heading(page)).toBe("Page not found");
    await page.getByRole("link", { name: "Back to front page" }).click();
    expect(await heading(page)).toBe("The Wujiang Reader");
  });
}

test("sections, topics, months and neighbours lead to articles", async ({ open, page }) => {
  await open();
  await heading(page);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Silk" }).click();
  expect(await heading(page)).toBe("Silk");
  await expect(page).toHaveTitle("Silk – The Wujiang Reader");
  await page.locator(".story__title a").first().click();
  await expect(page.locator("h1")).toContainText("From Qianshanyang");
  await page.locator(".tags").getByRole("link", { name: "Zhenze" }).click();
  await expect(page.locator("h1")).toHaveText("Zhenze");
  await expect(page.locator(".story")).toHaveCount(4);
  await page.getByRole("link", { name: "Archive" }).click();
  await page.getByRole("link", { name: "March" }).click();
  await expect(page.locator("h1")).toHaveText("March 2023");
  await page.locator(".story__title a").click();
  await expect(page.locator("h1")).toContainText("A party branch’s day");
  await page.locator(".neighbours").getByRole("link").click();
  await expect(page.locator("h1")).toContainText("Suzhou’s foreign trade");
});

test("a reload keeps the scroll position", async ({ open, page }) => {
  await open({ at: "#/articles/silk" });
  await heading(page);
  await page.evaluate(() => window.scrollTo(0, 700));
  await expect.poll(() => page.evaluate(() => (history.state as unknown[])[1])).toBe(700);
  await page.reload();
  await heading(page);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(700);
  // The heading has the focus, and not a link that leads to the page itself.
  await expect(page.locator("h1")).toBeFocused();
});

test("an address without articles shows \"not found\" in the window's title too", async ({ open, page }) => {
  await open({ at: "#/tags/nothing" });
  expect(await heading(page)).toBe("Page not found");
  await expect(page).toHaveTitle("Page not found – The Wujiang Reader");
});

test("an edition from right to left keeps dates and other languages in their own direction", async ({ data, open, page }) => {
  await open({ settings: { dataset: `${data.origin}/arabic.json` } });
  await heading(page);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.locator(".nameplate")).toHaveAttribute("lang", "ar");
  const direction = (query: string) =>
    page.locator(query).first().evaluate((element) => getComputedStyle(element).direction);
  expect(await direction(".story__title:has-text('English')")).toBe("ltr");
  expect(await direction(".story__title:has-text('مقال')")).toBe("rtl");
  expect(await direction("time")).toBe("ltr");
});

test("a remote dataset from another origin, in Chinese", async ({ data, open, page }) => {
  await open({ settings: { dataset: `${data.origin}/chinese.json` } });
  expect(await heading(page)).toBe("湖边札记");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
  await page.getByRole("link", { name: "一根丝的来历" }).click();
  await expect(page.locator(".byline")).toContainText("更新于 2024年4月2日 10:00 北京时间（UTC+8）");
  await expect(page.locator(".activity").first()).toContainText("公元前2700年");
  await expect(page.locator(".activity").nth(1)).toContainText("2024年4月1日 06:00–07:30");
  await expect(page.locator(".related")).toContainText("同主题：震泽");
});

test("pages of a dataset are loaded on request, and once each", async ({ data, open, page }) => {
  await open({ settings: { dataset: `${data.origin}/paged-1.json` } });
  await expect(page.locator(".story")).toHaveCount(1);
  expect(data.requests.get("/paged-2.json")).toBeUndefined();
  const more = page.getByRole("button", { name: "Load older articles" });
  await more.click();
  await expect(page.locator(".story")).toHaveCount(2);
  await more.click();
  await expect(more).toHaveCount(0);
  expect(data.requests.get("/paged-1.json")).toBe(1);
  expect(data.requests.get("/paged-2.json")).toBe(1);
  await page.getByRole("link", { name: "About", exact: true }).click();
  await page.getByRole("link", { name: "For the editor" }).click();
  await expect(page.locator(".notices")).toContainText("leads back to a page that was read already");
});

test("the settings change title, language, theme and time zone", async ({ data, open, page }) => {
  const dataset = `${data.origin}/empty.json`;
  await open({ settings: { dataset, title: "Another name", language: "zh", theme: "dark" } });
  expect(await heading(page)).toBe("Another name");
  await expect(page.getByText("暂无文章。")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const background = await page.locator(".gazette").evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(background).toBe("rgb(23, 22, 20)");
});

test("the address may name a dataset of an allowed origin", async ({ data, open, page }) => {
  const settings = { dataset_origins: [data.origin] };
  const site = await open({ settings, at: `?src=${data.origin}/chinese.json` });
  expect(await heading(page)).toBe("湖边札记");
  await page.goto(`${site.origin}/?src=https://elsewhere.example/x.json`);
  expect(await heading(page)).toBe("The Wujiang Reader");
  await expect(page.locator(".copy-line")).toContainText("asks for news that this site doesn’t show");
});

test.describe("a dataset that cannot be loaded", () => {
  test.use({ expected: /Failed to load resource/ });

  test("the words of an address that asks for a dataset are not repeated to visitors", async ({ data, open, page }) => {
    const settings = { dataset_origins: [data.origin] };
    const site = await open({ settings });
    for (const address of ["https://elsewhere.example/call-0900-1234", "call-0900-1234", `${data.origin}/call-0900-1234/web-page.json`, `${data.origin}/not-json.json?call-0900-1234`]) {
      await page.goto("about:blank");
      await page.goto(`${site.origin}/?src=${encodeURIComponent(address)}`);
      await expect(page.locator(".copy-line"), address).toBeVisible();
      await expect(page.locator("body"), address).not.toContainText("0900");
      await page.goto(`${site.origin}/?src=${encodeURIComponent(address)}#/about`);
      await expect(page.locator(".copy-line"), address).toBeVisible();
      await expect(page.locator("body"), address).not.toContainText("0900");
    }
  });
});

test("no request is made that the visitor did not cause", async ({ open, page }) => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(new URL(request.url()).pathname));
  await open();
  await heading(page);
  await page.getByRole("link", { name: "Nine gardens" }).click();
  await expect(page.locator(".prose")).toBeVisible();
  const pictures = requests.filter((path) => path.startsWith("/data/images/"));
  const datasets = requests.filter((path) => path.endsWith(".json"));
  expect(datasets.sort()).toEqual(["/data/edition.json", "/gazette.json"]);
  // These are the article's picture and the pictures of the front page that came near the window.
  expect(pictures).toContain("/data/images/garden.svg");
  expect(pictures.length).toBe(new Set(pictures).size);
  expect(pictures.length).toBeLessThanOrEqual(7);
  // The module comes first, then what reads datasets and the parts for later pages, each once; the part for other formats
  // is not loaded.
  const modules = () => requests.filter((path) => path.endsWith(".wasm"));
  await expect.poll(() => modules().some((path) => path.endsWith("-part-pages.wasm"))).toBe(true);
  expect(modules()[0]).toMatch(/_bg\.wasm$/);
  expect(modules().length).toBe(new Set(modules()).size);
  for (const path of modules().slice(1)) expect(path).toMatch(/-part-(dataset|front|pages|copies|shared|shared_front|common_front|common_views|common_pages)\.wasm$/);
});
