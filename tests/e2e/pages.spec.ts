// Every page in both themes and two widths: accessible, without a horizontal scroll bar, without layout shifts, under
// the strict policy.

import { axeViolations, expect, heading, horizontalOverflow, layoutShift, test, watchLayoutShifts } from "./site.ts";

const pages = [
  ["front", ""],
  ["article", "#/articles/silk"],
  ["article with contents and notes", "#/articles/peasant-life"],
  ["article with pictures", "#/articles/cocoon"],
  ["article with a wide table", "#/articles/suzhou-gardens"],
  ["article with an activity", "#/articles/activity-day-2022?at=exchange"],
  ["Chinese article", "#/articles/fei-xiaotong-zh"],
  ["timeline", "#/timeline"],
  ["section", "#/sections/people"],
  ["topic", "#/tags/silk"],
  ["archive", "#/archive"],
  ["month", "#/archive/2026/11"],
  ["author", "#/authors/The%20Gazette%20project"],
  ["about", "#/about"],
  ["editor", "#/about/editor"],
  ["not found", "#/nowhere"],
] as const;

/** The pages of an edition in Chinese. */
const chinese = [
  ["front", ""],
  ["article", "#/articles/filature"],
  ["article with an activity", "#/articles/filature?at=close"],
  ["timeline", "#/timeline"],
  ["section", "#/sections/people"],
  ["topic", `#/tags/${encodeURIComponent("蚕丝")}`],
  ["archive", "#/archive"],
  ["month", "#/archive/2024/05"],
  ["author", "#/authors/The%20Gazette%20project"],
  ["about", "#/about"],
  ["editor", "#/about/editor"],
  ["not found", "#/nowhere"],
] as const;

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [320, 1440]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      const all = [
        ...pages.map(([name, at]) => ({ name, at, file: "" })),
        ...chinese.map(([name, at]) => ({ name: `${name} in Chinese`, at, file: "chinese-full.json" })),
      ];
      for (const { name, at, file } of all) {
        test(name, async ({ data, open, page }) => {
          await watchLayoutShifts(page);
          await open({ at, settings: file ? { dataset: `${data.origin}/${file}` } : {} });
          await heading(page);
          expect(await axeViolations(page)).toEqual([]);
          expect(await horizontalOverflow(page)).toBe(0);
          await page.waitForLoadState("networkidle");
          expect(await layoutShift(page)).toBe(0);
        });
      }

      test.describe("fixtures", () => {
        // Some pictures of the fixtures cannot be loaded.
        test.use({ expected: /Failed to load resource/ });

        for (const fixture of ["full.json", "chinese.json", "broken.json", "empty.json", "long.json", "edges.json", "one.json"]) {
          test(`front and article of ${fixture}`, async ({ data, open, page }) => {
            await open({ settings: { dataset: `${data.origin}/${fixture}` } });
            await heading(page);
            expect(await axeViolations(page)).toEqual([]);
            const story = page.locator(".story__title a").first();
            if ((await story.count()) === 0) return;
            expect(await horizontalOverflow(page)).toBe(0);
            await story.click();
            await expect(page.locator(".article")).toBeVisible();
            expect(await horizontalOverflow(page)).toBe(0);
            expect(await axeViolations(page)).toEqual([]);
          });
        }
      });
    });
  }
}

test("the keyboard alone reaches all links, in the order of the page", async ({ open, page }) => {
  await open();
  await heading(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.locator("#content")).toBeFocused();
  const story = page.getByRole("link", { name: "A party branch’s day" });
  for (let step = 0; step < 8 && !(await story.evaluate((link) => link === document.activeElement)); step++) {
    await page.keyboard.press("Tab");
  }
  await expect(story).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("h1")).toBeFocused();
  // From the heading on, Tab goes through the article's links and then the related links.
  const reached: string[] = [];
  for (let step = 0; step < 25; step++) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
    });
    reached.push(name);
  }
  expect(reached).toEqual([
    "The Gazette project",
    "Suzhou Import and Export (Group) Co., Ltd.",
    "Enlarge: Drawing of a stone bridge with one high arch over a canal, white houses on both banks.",
    "Copy link to this section: Before the day",
    "Copy link to this section: What they saw",
    "Copy link to this section: How it was told",
    "Three party branches visit the Fei Xiaotong memorial hall",
    "A branch’s deputy secretary speaks on the party congress",
    "Three party branches see Zhenze’s displays on good faith",
    "Three party branches visit Zhenze’s sericulture hall",
    "A Suzhou company reports on the party branches’ day",
    "Story",
    "Zhenze",
    "Jiangcun",
    "Zhenze",
    "Fei Xiaotong",
    "silk",
    "Suzhou’s foreign trade, from a treaty to an industrial park",
    "Fei Xiaotong and the village that he called Jiangcun",
    "From Qianshanyang to the machine reel: silk south of Lake Tai",
    "Fei Dasheng, who taught villages to reel",
    "Zhenze, a market town on the Di canal",
    "Reading a village: what Peasant Life in China describes",
    "The day of Minor Snow: the light over Zhenze on 22 November 2022",
    "The Wujiang Reader",
  ]);
});

test("a link can still be opened in a new tab", async ({ open, page, context }) => {
  await open();
  await heading(page);
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "Nine gardens" }).click({ modifiers: ["ControlOrMeta"] });
  const other = await opened;
  await expect(other.locator("h1")).toHaveText("Nine gardens of Suzhou on the World Heritage List");
  expect(await heading(page)).toBe("The Wujiang Reader");
});

test("without scripts the page says what it needs, and links the dataset", async ({ browser, open, page }) => {
  const site = await open();
  await heading(page);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(site.origin);
  await expect(plain.getByText("needs JavaScript and WebAssembly")).toBeVisible();
  await expect(plain.getByRole("link", { name: "read the dataset as it is" })).toBeVisible();
  await context.close();
});

test("nothing jumps when pictures come late, whether their size is known or not", async ({ data, open, page }) => {
  await watchLayoutShifts(page);
  await open({ settings: { dataset: `${data.origin}/slow-pictures.json` }, at: "#/articles/slow" });
  await heading(page);
  const pictures = page.locator(":is(.lead, .prose, .gallery__items) img");
  await expect(pictures).toHaveCount(4);
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true);
  }
  expect(await layoutShift(page)).toBe(0);
});

for (const width of [320, 390, 768]) {
  test(`text of double size, at ${width} pixels: no word of a title is split, and the publication's name is not cut off`, async ({ open, page }) => {
    await page.setViewportSize({ width, height: 844 });
    const client = await page.context().newCDPSession(page);
    await client.send("Page.setFontSizes", { fontSizes: { standard: 32 } });
    await open();
    for (const at of ["", "#/timeline", "#/archive", "#/sections/people", "#/about", "#/nowhere", "#/articles/silk", "#/articles/foreign-trade", "#/articles/peasant-life"]) {
      await page.evaluate((at) => void (location.hash = at), at);
      await heading(page);
      await expect(page.locator(".content .skeleton")).toHaveCount(0);
      // A word on two lines has two boxes. Words longer than 11 letters may be hyphenated and are not checked.
      const broken = await page.locator("h1:not(.hidden), .story__title, .masthead a").evaluateAll((titles) =>
        titles.flatMap((title) => {
          const found: string[] = [];
          const walker = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
          for (let text = walker.nextNode(); text; text = walker.nextNode()) {
            for (const word of (text.textContent ?? "").matchAll(/(?<![\p{L}’])[\p{Script=Latin}’]{2,11}(?![\p{L}’])/gu)) {
              const range = document.createRange();
              range.setStart(text, word.index);
              range.setEnd(text, word.index + word[0].length);
              if (range.getClientRects().length > 1) found.push(word[0]);
            }
          }
          return found;
        }),
      );
      expect(broken, at).toEqual([]);
      const cut = await page.locator(".masthead__name").evaluateAll((names) => names.filter((name) => name.scrollWidth > name.clientWidth).map((name) => name.textContent));
      expect(cut, at).toEqual([]);
      expect(await horizontalOverflow(page), at).toBe(0);
    }
  });
}

test.describe("the policy that every test runs under", () => {
  test.use({ expected: /TrustedHTML|violation: (require-trusted-types-for|script-src|style-src)|Content Security Policy/ });

  test("is in force: HTML text and inline styles are blocked", async ({ open, page }) => {
    await open();
    await heading(page);
    const outcome = await page.evaluate(() => {
      const blocked: string[] = [];
      document.addEventListener("securitypolicyviolation", (event) => blocked.push(event.violatedDirective));
      try {
        document.createElement("div").innerHTML = "<b>x</b>";
      } catch {
        blocked.push("threw");
      }
      document.body.append(document.createElement("style"));
      const style = document.body.lastElementChild;
      if (style) style.textContent = "body { color: red }";
      return new Promise<string[]>((resolve) => setTimeout(() => resolve(blocked), 200));
    });
    expect(outcome).toContain("threw");
    expect(outcome).toContain("require-trusted-types-for");
    expect(outcome.some((directive) => directive.startsWith("style-src"))).toBe(true);
  });
});
