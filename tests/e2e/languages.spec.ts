// The texts of another language than English: when they are asked for, where, and what happens without them.

import { embed } from "./guests.ts";
import { expect, heading, test } from "./site.ts";

const file = /\/locales\/zh-[0-9a-f]{16}\.txt$/;
const texts = (requests: Map<string, number>) => [...requests].filter(([path]) => file.test(path)).map(([, times]) => times);

test("the texts of the settings' language are asked for with the dataset, and not after it", async ({ open, page }) => {
  const words = page.waitForRequest(file);
  // If nobody asked for the texts before the dataset has come, neither would ever come.
  await page.route("**/data/edition.json", async (route) => {
    await words;
    await route.continue();
  });
  const site = await open({ settings: { language: "zh" } });
  expect(await heading(page)).toBe("The Wujiang Reader");
  await expect(page.getByRole("navigation", { name: "主导航" })).toBeVisible();
  await expect(page.locator(".gazette")).toHaveAttribute("lang", "zh-Hans");
  expect(texts(site.requests)).toEqual([1]);
});

test("the page waits for the texts of the edition's language, and shows nothing in English before", async ({ data, open, page }) => {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const title = document.querySelector("#content h1:not(.hidden)");
      if (title) seen.push(document.querySelector("nav")?.getAttribute("aria-label") ?? "");
    }).observe(document, { childList: true, subtree: true });
  });
  const site = await open({ settings: { dataset: `${data.origin}/chinese.json` } });
  expect(await heading(page)).toBe("湖边札记");
  await expect(page.getByRole("navigation", { name: "主导航" })).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).not.toContain("Main");
  expect(texts(site.requests)).toEqual([1]);
});

test("nobody asks for the texts of English", async ({ open, page }) => {
  const site = await open();
  await heading(page);
  expect([...site.requests.keys()].filter((path) => path.includes("/locales/"))).toEqual([]);
});

test.describe("without its texts", () => {
  test.use({ expected: /Failed to load resource/ });

  test("the page is shown in English", async ({ open, page }) => {
    await page.route(file, (route) => route.abort());
    await open({ settings: { language: "zh" } });
    expect(await heading(page)).toBe("The Wujiang Reader");
    await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
  });

  test("so it is where another build's file is in their place", async ({ open, page }) => {
    await page.route(file, (route) => route.fulfill({ body: "0123456789abcdef\nzh-Hans\n\n\n，" }));
    await open({ settings: { language: "zh" } });
    expect(await heading(page)).toBe("The Wujiang Reader");
    await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  });

  test("it waits for them a few seconds at most", async ({ open, page }) => {
    await page.route(file, () => {});
    await open({ settings: { language: "zh" } });
    await expect(page.locator("#content h1:not(.hidden)")).toHaveText("The Wujiang Reader", { timeout: 10_000 });
    await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  });
});

embed("a view finds its texts beside the script, and not beside the page around it", async ({ guest, page }) => {
  const words = page.waitForRequest(file);
  const { site } = await guest({ body: '<gazette-view lang="zh" loading="eager"></gazette-view>' });
  await expect(page.locator("gazette-view").getByRole("navigation", { name: "主导航" })).toBeVisible();
  expect(new URL((await words).url()).origin).toBe(site.origin);
});

test.describe("with a browser in Chinese", () => {
  test.use({ locale: "zh-CN" });

  test("the page that helps to embed speaks it", async ({ open, page }) => {
    await open({ at: "embed-builder.html" });
    await expect(page).toHaveTitle("嵌入视图");
    await expect(page.getByLabel("让浏览器校验脚本")).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
  });
});

test("a mistake in the settings is reported in the page's language", async ({ open, page }) => {
  await page.route(/\/$/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace('<html lang="en"', '<html lang="zh"').replace("<html lang=en", "<html lang=zh") });
  });
  await open({ settings: { datset: "x" } });
  await expect(page.getByRole("alert")).toContainText("网站出现问题");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hans");
});
