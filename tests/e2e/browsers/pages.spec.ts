// Each page shows its heading without problems, in English and in Chinese. One more test has an edition from right to
// left.

import { expect, test } from "./visit.ts";

const pages = [
  ["front", "", "The Wujiang Reader", "江南札记"],
  ["article", "#/articles/fei-xiaotong", "Fei Xiaotong and the village", ""],
  ["Chinese article", "#/articles/fei-xiaotong-zh", "费孝通与江村", "费孝通与江村"],
  ["timeline", "#/timeline", "Timeline", "时间线"],
  ["section", "#/sections/people", "People", "人物"],
  ["topic", "#/tags/silk", "silk", ""],
  ["archive", "#/archive", "Archive", "往期"],
  ["month", "#/archive/2023/03", "March 2023", ""],
  ["editor", "#/about/editor", "For the editor", "编辑须知"],
  ["not found", "#/nowhere", "Page not found", "找不到页面"],
] as const;

for (const [name, at, english, chinese] of pages) {
  test(`${name}`, async ({ data, open, visitor }) => {
    await open(at);
    await visitor.expectHeading(english);
    await visitor.expectCount("h1:not(.hidden)", 1);
    expect(await visitor.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    if (!chinese) return;
    await open(at, { dataset: `${data.origin}/chinese-full.json` });
    await visitor.expectHeading(chinese);
    expect(await visitor.evaluate(() => document.documentElement.lang)).toBe("zh-Hans");
  });
}

test("dates are in the words of the edition's language", async ({ data, open, visitor }) => {
  await open("#/articles/activity-day-2022");
  await visitor.expectText(".byline", "Published 31 March 2023, 17:39");
  await open("", { dataset: `${data.origin}/chinese.json` });
  await visitor.link("一根丝的来历");
  await visitor.expectText(".byline", "更新于 2024年4月2日 10:00 北京时间（UTC+8）");
  await visitor.expectText(".activity", "公元前2700年");
});

test("an edition from right to left shows other languages in their own direction", async ({ data, open, visitor }) => {
  await open("", { dataset: `${data.origin}/arabic.json` });
  await visitor.expectHeading("دفتر المرفأ");
  const direction = (selector: string) =>
    visitor.evaluate((selector) => [...document.querySelectorAll(selector)].map((found) => getComputedStyle(found).direction), selector);
  expect(await direction("html")).toEqual(["rtl"]);
  expect(new Set(await direction("time"))).toEqual(new Set(["ltr"]));
  const titles = await visitor.look(".story__title");
  const directions = await direction(".story__title");
  expect(titles.map(({ text }) => (text.includes("English") ? "ltr" : "rtl"))).toEqual(directions);
  // Lines begin at the right edge.
  const link = (await visitor.look(".story__title a")).find(({ text }) => text === "مقال أول");
  expect(link?.x).toBeGreaterThan(512);
  await visitor.link("مقال أول");
  await visitor.expectHeading("مقال أول");
  await visitor.expectFocus("h1");
});
