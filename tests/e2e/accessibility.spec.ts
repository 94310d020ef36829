// The accessibility tree of each page, as assistive technology gets it, compared with reviewed snapshots.
// `UPDATE=1 npx playwright test accessibility` writes the snapshots anew.

import { expect, heading, test } from "./site.ts";

const pages = [
  ["front", "", ""],
  ["article", "#/articles/peasant-life", ""],
  ["article-with-pictures", "#/articles/cocoon", ""],
  ["article-with-an-activity", "#/articles/activity-day-2022?at=exchange", ""],
  ["timeline", "#/timeline", ""],
  ["section", "#/sections/craft", ""],
  ["topic", "#/tags/books", ""],
  ["archive", "#/archive", ""],
  ["month", "#/archive/2023/03", ""],
  ["about", "#/about", ""],
  ["editor", "#/about/editor", ""],
  ["not-found", "#/nowhere", ""],
  ["front-chinese", "", "chinese-full.json"],
  ["article-chinese", "#/articles/filature", "chinese-full.json"],
  ["timeline-chinese", "#/timeline", "chinese-full.json"],
  ["not-found-chinese", "#/nowhere", "chinese-full.json"],
] as const;

for (const [name, at, file] of pages) {
  test(name, async ({ data, open, page }) => {
    await open({ at, settings: file ? { dataset: `${data.origin}/${file}` } : {} });
    await heading(page);
    await expect(page.locator("body")).toMatchAriaSnapshot({ name: `${name}.aria.yml` });
  });
}

test.describe("an edition that cannot be loaded", () => {
  test.use({ expected: /Failed to load resource/ });

  test("failed", async ({ data, open, page }) => {
    await open({ settings: { dataset: `${data.origin}/web-page.json` } });
    await heading(page);
    await expect(page.locator("#content section")).toMatchAriaSnapshot({ name: "failed.aria.yml" });
  });
});
