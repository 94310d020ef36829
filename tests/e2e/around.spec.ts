// The ways around the site: masthead, menu, footer, breadcrumb, authors, addresses that lead nowhere, and the frame of an
// article in the language of the article.

import { expect, heading, horizontalOverflow, layoutShift, test, watchLayoutShifts } from "./site.ts";

test.describe("on a narrow screen", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("a menu opens by key, closes with Escape and gives the focus back", async ({ open, page }) => {
    await open({ at: "#/articles/silk" });
    await heading(page);
    const opener = page.getByRole("button", { name: "Menu" });
    const silk = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Silk" });
    await expect(silk).toBeHidden();
    await opener.focus();
    await page.keyboard.press("Enter");
    await expect(silk).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(silk).toBeHidden();
    await expect(opener).toBeFocused();
    await opener.click();
    await page.getByRole("button", { name: "Close" }).click();
    await expect(silk).toBeHidden();
    await opener.click();
    await silk.click();
    expect(await heading(page)).toBe("Silk");
    await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Archive" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Close" })).toBeHidden();
  });
});

test("on a wide screen the sections stand in a row, and the one that is shown is marked", async ({ open, page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await open({ at: "#/sections/craft" });
  await heading(page);
  const links = page.getByRole("navigation", { name: "Main" }).getByRole("link");
  await expect(links).toHaveText(["Front page", "Visits", "People and villages", "Silk", "Suzhou and the canal", "Timeline", "Search"]);
  await expect(links.filter({ hasText: "Silk" })).toHaveAttribute("aria-current", "page");
  const tops = await links.evaluateAll((all) => all.map((link) => Math.round(link.getBoundingClientRect().top)));
  expect(new Set(tops).size).toBe(1);
  await expect(page.getByRole("button", { name: "Menu" })).toBeHidden();
  await page.getByRole("link", { name: "From Qianshanyang" }).first().click();
  await expect(links.filter({ hasText: "Silk" })).toHaveAttribute("aria-current", "true");
  await expect(links.and(page.locator("[aria-current]"))).toHaveCount(1);
});

test("a long name is cut with dots, and leaves room for the links", async ({ open, page }) => {
  await page.setViewportSize({ width: 768, height: 800 });
  await open({ settings: { title: "The gazette of the united harbour districts, islands and moles" }, at: "#/articles/silk" });
  await heading(page);
  const name = page.getByRole("banner").getByRole("link", { name: "The gazette of" });
  expect(await name.evaluate((link) => link.scrollWidth > link.clientWidth && getComputedStyle(link).textOverflow)).toBe("ellipsis");
  const links = page.getByRole("navigation", { name: "Main" });
  expect(await links.evaluate((row) => row.clientWidth)).toBeGreaterThan(300);
  expect(await horizontalOverflow(page)).toBe(0);
});

test("without sections, the masthead leads to the archive, which names few articles", async ({ open, page }) => {
  const items = [1, 2, 3].map((at) => ({ id: `a${at}`, title: `Article ${at}`, content_text: "Text.", date_published: `2024-0${at}-01T09:00:00Z` }));
  await page.route("**/few.json", (route) => route.fulfill({ json: { version: "https://jsonfeed.org/version/1.1", title: "Few", items } }));
  await open({ settings: { dataset: "few.json" } });
  await heading(page);
  const links = page.getByRole("navigation", { name: "Main" }).getByRole("link");
  await expect(links).toHaveText(["Front page", "Archive", "Search"]);
  await links.filter({ hasText: "Archive" }).click();
  expect(await heading(page)).toBe("Archive");
  await expect(page.locator(".archive__month").first()).toContainText("March");
  await page.locator(".archive__month").first().getByRole("link", { name: "Article 3" }).click();
  expect(await heading(page)).toBe("Article 3");
});

test("the page about the publication says how much there is, with links to sections and authors", async ({ open, page }) => {
  await open({ at: "#/about" });
  await heading(page);
  await expect(page.locator(".about .meta")).toHaveText(/^18 articles, \d+ events31 March 2023 – 23 November 2026$/);
  await expect(page.locator(".about li").filter({ hasText: "Silk" })).toHaveText(/^Silk \d articles$/);
  await page.locator(".about").getByRole("link", { name: "The Gazette project" }).click();
  expect(await heading(page)).toBe("The Gazette project");
});

test("the masthead goes while the visitor reads on, and comes back", async ({ open, page }) => {
  await watchLayoutShifts(page);
  await open({ at: "#/articles/silk" });
  await heading(page);
  await page.waitForLoadState("networkidle");
  const top = () => page.locator(".masthead").evaluate((masthead) => Math.round(masthead.getBoundingClientRect().bottom));
  const scroll = (by: number) => page.evaluate((by) => window.scrollBy({ top: by, behavior: "instant" }), by);
  await scroll(900);
  await expect.poll(top).toBeLessThanOrEqual(0);
  await scroll(-200);
  await expect.poll(top).toBeGreaterThan(40);
  // What has the focus stays in sight.
  await page.getByRole("link", { name: "The Wujiang Reader" }).first().focus();
  await scroll(300);
  await page.waitForTimeout(300);
  expect(await top()).toBeGreaterThan(40);
  expect(await layoutShift(page)).toBe(0);
});

test("without motion the masthead stays", async ({ open, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open({ at: "#/articles/silk" });
  await heading(page);
  await page.evaluate(() => window.scrollBy({ top: 900, behavior: "instant" }));
  await page.waitForTimeout(300);
  expect(await page.locator(".masthead").evaluate((masthead) => Math.round(masthead.getBoundingClientRect().top))).toBe(0);
});

test("the name comes into the masthead of the front page when the nameplate is out of sight", async ({ open, page }) => {
  await open();
  await heading(page);
  const name = page.locator(".masthead__name");
  await expect(name).toBeHidden();
  await page.evaluate(() => window.scrollBy({ top: 1200, behavior: "instant" }));
  await page.evaluate(() => window.scrollBy({ top: -100, behavior: "instant" }));
  await expect(name).toBeVisible();
});

test("a long page ends with a link to its top, a short one does not", async ({ open, page }) => {
  await open({ at: "#/articles/silk" });
  await heading(page);
  const back = page.getByRole("link", { name: "Back to top" });
  await back.click();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);
  await expect(page.locator("#content")).toBeFocused();
  await expect(page).toHaveURL(/#\/articles\/silk$/);
  await page.getByRole("contentinfo").getByRole("link", { name: "About", exact: true }).click();
  expect(await heading(page)).toBe("The Wujiang Reader");
  await expect(back).toBeHidden();
});

test("the footer leads to sections, timeline, archive and about", async ({ open, page }) => {
  await open();
  await heading(page);
  const footer = page.getByRole("contentinfo");
  await expect(footer.getByRole("link")).toHaveText(["The Wujiang Reader", "Visits", "People and villages", "Silk", "Suzhou and the canal", "Timeline", "Archive", "About", "Back to top"]);
});

test("a breadcrumb leads from an article to its section", async ({ open, page }) => {
  await open({ at: "#/articles/silk" });
  await heading(page);
  const path = page.getByRole("navigation", { name: "You are here" });
  await expect(path.getByRole("link")).toHaveText(["Front page", "Silk"]);
  await path.getByRole("link", { name: "Silk" }).click();
  expect(await heading(page)).toBe("Silk");
  // The section's own articles do not name it.
  await expect(page.locator(".story .kicker")).toHaveCount(0);
});

test("an author has a page, with picture and articles", async ({ data, open, page }) => {
  await open({ settings: { dataset: `${data.origin}/authors.json` }, at: "#/articles/a" });
  await heading(page);
  await expect(page.locator(".byline .avatar img")).toHaveAttribute("src", `${data.origin}/img/ada.svg`);
  await page.locator(".byline").getByRole("link", { name: "Ada" }).click();
  expect(await heading(page)).toBe("Ada");
  await expect(page.locator(".story")).toHaveCount(2);
  await expect(page.locator(".page-header").getByRole("link")).toHaveAttribute("href", "https://ada.example/");
  await expect(page).toHaveURL(/#\/authors\/Ada$/);
});

test("an address with a typing error offers what may be meant", async ({ open, page }) => {
  await open({ at: "#/articles/silkk" });
  expect(await heading(page)).toBe("Page not found");
  const offered = page.getByRole("region", { name: "Did you mean one of these?" });
  await expect(offered.getByRole("link")).toHaveText([/From Qianshanyang/]);
  await page.goto(page.url().replace("silkk", "nothing-like-it"));
  await expect(page.getByRole("region", { name: "Latest articles" }).getByRole("link")).toHaveCount(5);
});

test("the frame of a Chinese article in an English edition is Chinese", async ({ open, page }) => {
  await watchLayoutShifts(page);
  await open({ at: "#/articles/fei-xiaotong-zh" });
  await heading(page);
  const article = page.locator(".article");
  await expect(article).toHaveAttribute("lang", "zh-Hans");
  await expect(page.locator(".byline")).toContainText("发布于 2026年11月23日");
  await expect(page.locator(".byline")).toContainText("阅读约");
  await expect(page.locator(".tags")).toContainText("主题");
  await expect(page.locator(".related")).toContainText("更多相关");
  await expect(page.locator(".related")).toHaveAttribute("lang", "zh-Hans");
  await expect(page.getByRole("navigation", { name: "Main" })).toContainText("Timeline");
  // Its neighbours are of the same language.
  await expect(page.locator(".neighbours")).toContainText("下一篇");
  for (const title of await page.locator(".neighbours__list a").allTextContents()) expect(title).toMatch(/\p{Script=Han}/u);
  expect(await layoutShift(page)).toBe(0);
  await page.getByRole("link", { name: "The Wujiang Reader" }).first().click();
  await expect(page.locator(".beside")).toContainText("Full timeline");
});

test.describe("where the texts of a language cannot be had", () => {
  test.use({ expected: /Failed to load resource/ });

  test("the article is shown with English ones", async ({ open, page }) => {
    await page.route("**/locales/zh-*.txt", (route) => route.fulfill({ status: 404, body: "no" }));
    await open({ at: "#/articles/fei-xiaotong-zh" });
    expect(await heading(page)).toContain("费孝通");
    await expect(page.locator(".byline")).toContainText("Published");
  });
});

test("the lead picture opens in the viewer with the others, and swipes go on", async ({ open, page }) => {
  await page.route("**/data/edition.json", async (route) => {
    const dataset = await (await route.fetch()).json();
    dataset.items.find((item: { id: string }) => item.id === "cocoon").image = "images/sun.svg";
    await route.fulfill({ json: dataset });
  });
  await open({ at: "#/articles/cocoon" });
  await heading(page);
  await page.locator(".lead__open").click();
  const viewer = page.getByRole("dialog", { name: "Pictures" });
  await expect(viewer.getByRole("status")).toHaveText("1 / 5");
  const swipe = (from: number, to: number) =>
    viewer.evaluate(
      (dialog, [from, to]) => {
        const touch = { bubbles: true, pointerType: "touch", clientY: 200 };
        dialog.dispatchEvent(new PointerEvent("pointerdown", { ...touch, clientX: from! }));
        dialog.dispatchEvent(new PointerEvent("pointerup", { ...touch, clientX: to! }));
      },
      [from, to],
    );
  await swipe(300, 100);
  await expect(viewer.getByRole("status")).toHaveText("2 / 5");
  await swipe(100, 300);
  await swipe(100, 110);
  await expect(viewer.getByRole("status")).toHaveText("1 / 5");
  await page.keyboard.press("Escape");
  await expect(viewer).toHaveCount(0);
  await expect(page.locator(".lead__open")).toBeFocused();
});
