// Reading aids of a long text: table of contents, links to parts, notes, picture gallery, print.

import { expect, heading, test } from "./site.ts";

const editions = [
  {
    language: "English",
    file: "",
    article: "peasant-life",
    contents: "In this article",
    part: "The factory",
    address: "the-factory",
    earlier: "Why the village was poor",
    note: "a fifteenth of a hectare",
    pictures: { article: "cocoon", opener: /^Enlarge: .*silkworm/, name: "Pictures", lead: 0, second: /silkworm/, third: /cocoon/, previous: "Previous" },
  },
  {
    language: "Chinese",
    file: "chinese-full.json",
    article: "filature",
    contents: "本文目录",
    part: "均匀",
    address: encodeURIComponent("均匀"),
    earlier: "煮茧与索绪",
    note: "一瓢约合一升",
    pictures: { article: "filature", opener: "放大：煮茧", name: "图片", lead: 1, second: /煮茧/, third: /缫丝/, previous: "上一张" },
  },
] as const;

const looks = editions.flatMap((edition) =>
  [320, 1440].flatMap((width) => (["light", "dark"] as const).map((colorScheme) => ({ ...edition, width, colorScheme }))),
);

for (const look of looks) {
  test.describe(`${look.language}, ${look.width} px, ${look.colorScheme}`, () => {
    test.use({ viewport: { width: look.width, height: 800 }, colorScheme: look.colorScheme });
    const settings = (data: { origin: string }) => (look.file ? { dataset: `${data.origin}/${look.file}` } : {});

    test("the table of contents leads to parts and marks the part in sight", async ({ data, open, page }) => {
      await open({ at: `#/articles/${look.article}`, settings: settings(data) });
      await heading(page);
      const contents = page.getByRole("navigation", { name: look.contents });
      await contents.getByRole("link", { name: look.part }).click();
      expect(new URL(page.url()).hash).toBe(`#/articles/${look.article}?part=${look.address}`);
      const part = page.getByRole("heading", { name: look.part });
      await expect(part).toBeFocused();
      await expect(part).toBeInViewport();
      await expect(contents.locator("[aria-current]")).toHaveText(look.part);
      await page.getByRole("heading", { name: look.earlier }).evaluate((heading) => heading.scrollIntoView());
      await expect(contents.locator("[aria-current]")).toHaveText(look.earlier);
      await page.evaluate(() => window.scrollTo(0, 0));
      await expect(contents.locator("[aria-current]")).toHaveCount(0);
    });

    test("notes lead there and back, by their links and by the browser's back button", async ({ data, open, page }) => {
      await open({ at: `#/articles/${look.article}`, settings: settings(data) });
      await heading(page);
      await page.locator(".prose sup a", { hasText: "2" }).click();
      const note = page.locator(".prose li:focus");
      await expect(note).toContainText(look.note);
      await expect(note).toBeInViewport();
      await page.goBack();
      await expect(page.locator(".prose sup a", { hasText: "2" })).toBeFocused();
      await page.locator(".prose li", { hasText: look.note }).getByRole("link", { name: "↩" }).click();
      await expect(page.locator(".prose sup a:focus")).toHaveText("2");
      await expect(page.locator(".prose sup a:focus")).toBeInViewport();
    });

    test("pictures open large, change by keyboard, and give the focus back", async ({ data, open, page }) => {
      await open({ at: `#/articles/${look.pictures.article}`, settings: settings(data) });
      await heading(page);
      const opener = page.getByRole("button", { name: look.pictures.opener });
      // The lead picture comes before the four of the gallery.
      const { lead } = look.pictures;
      const last = 4 + lead;
      await opener.focus();
      await page.keyboard.press("Enter");
      const viewer = page.getByRole("dialog", { name: look.pictures.name });
      await expect(viewer).toBeVisible();
      await expect(viewer.getByRole("status")).toHaveText(`${2 + lead} / ${last}`);
      await expect(viewer.getByRole("img")).toHaveAttribute("alt", look.pictures.second);
      await page.keyboard.press("ArrowRight");
      await expect(viewer.getByRole("img")).toHaveAttribute("alt", look.pictures.third);
      await page.keyboard.press("End");
      await expect(viewer.getByRole("status")).toHaveText(`${last} / ${last}`);
      await page.keyboard.press("ArrowRight");
      await expect(viewer.getByRole("status")).toHaveText(`1 / ${last}`);
      await page.keyboard.press("ArrowLeft");
      await expect(viewer.getByRole("status")).toHaveText(`${last} / ${last}`);
      await viewer.getByRole("button", { name: look.pictures.previous }).click();
      await expect(viewer.getByRole("status")).toHaveText(`${last - 1} / ${last}`);
      // The picture and its caption are fully visible, and the focus cannot leave the dialog.
      const box = await viewer.getByRole("img").boundingBox();
      expect(box!.height).toBeGreaterThan(150);
      await expect(viewer.locator("figcaption")).toBeInViewport({ ratio: 1 });
      for (let step = 0; step < 6; step++) {
        await page.keyboard.press("Tab");
        const within = await page.evaluate(() => {
          const focused = document.activeElement;
          return focused === document.body || focused?.closest("dialog") !== null;
        });
        expect(within).toBe(true);
      }
      await page.keyboard.press("Escape");
      await expect(viewer).toBeHidden();
      await expect(opener).toBeFocused();
    });
  });
}

test("a part's link goes to the part and copies the address", async ({ context, open, page }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const site = await open({ at: "#/articles/silk" });
  await heading(page);
  const link = page.getByRole("link", { name: "Copy link to this section: The treadle and the books" });
  await link.focus();
  await page.keyboard.press("Enter");
  const address = `${site.origin}/#/articles/silk?part=the-treadle-and-the-books`;
  await expect(page).toHaveURL(address);
  await expect(page.locator(".said")).toHaveText("Link copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  await expect(page.locator(".said")).toHaveText("", { timeout: 6_000 });
});

test("where a browser does not allow copying, nothing breaks", async ({ open, page }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined }));
  await open({ at: "#/articles/silk" });
  await heading(page);
  await page.getByRole("link", { name: "Copy link to this section: What is left" }).press("Enter");
  await expect(page).toHaveURL(/part=what-is-left$/);
  await expect(page.getByRole("heading", { name: "What is left" })).toBeFocused();
});

test("the address of a part can be opened directly, with real paths too", async ({ open, page }) => {
  await open({ root: "/news/", settings: { location: "path" }, at: "articles/silk?part=what-is-left" });
  const part = page.getByRole("heading", { name: "What is left" });
  await expect(part).toBeFocused();
  await expect(part).toBeInViewport();
});

test("going to a part of the page keeps open details open", async ({ open, page }) => {
  await open({ at: "#/articles/cocoon" });
  await heading(page);
  await page.getByText("Why a thread of silk shines").click();
  await expect(page.locator(".prose details")).toHaveAttribute("open", "");
  await page.getByRole("link", { name: "Copy link to this section: The cocoon" }).press("Enter");
  await expect(page).toHaveURL(/part=the-cocoon$/);
  await expect(page.locator(".prose details")).toHaveAttribute("open", "");
});

test("of several links to one address, going back focuses the link that was followed", async ({ open, page }) => {
  await open({ at: "#/timeline" });
  await heading(page);
  const links = page.getByRole("link", { name: "Fei Xiaotong and the village that he called Jiangcun" });
  const last = links.last();
  await last.click();
  await expect(page.locator("h1")).toContainText("Fei Xiaotong and the village");
  await page.goBack();
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
});

test("the last part can be marked, and a link to a note in closed details opens them", async ({ data, open, page }) => {
  await open({ settings: { dataset: `${data.origin}/notes.json` }, at: "#/articles/notes" });
  await heading(page);
  const contents = page.getByRole("navigation", { name: "In this article" });
  for (const name of ["Short", "Shorter", "Last"]) {
    await contents.getByRole("link", { name, exact: true }).click();
    await expect(contents.locator("[aria-current]")).toHaveText(name);
  }
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.locator(".prose").getByRole("link", { name: "[1]" }).click();
  await expect(page.locator(".prose details")).toHaveAttribute("open", "");
  await expect(page.locator(".prose details li")).toBeFocused();
  await page.locator(".prose details").getByRole("link", { name: "↩" }).click();
  const mark = page.locator(".prose").getByRole("link", { name: "[1]" });
  await expect(mark).toBeFocused();
  await expect(mark).toBeInViewport();
});

test("going back closes a picture, and Control with an arrow does not change it", async ({ open, page }) => {
  await open({ at: "#/articles/cocoon" });
  await heading(page);
  await page.getByRole("link", { name: "Copy link to this section: The work" }).press("Enter");
  await page.getByRole("button", { name: /Enlarge: .*moth/ }).press("Enter");
  const viewer = page.getByRole("dialog", { name: "Pictures" });
  await expect(viewer).toBeVisible();
  const before = await page.evaluate(() => window.scrollY);
  await page.mouse.wheel(0, -900);
  await page.waitForTimeout(200);
  expect(await page.evaluate(() => window.scrollY)).toBe(before);
  await page.keyboard.press("Control+ArrowRight");
  await expect(viewer.getByRole("status")).toHaveText("4 / 4");
  await page.goBack();
  await expect(viewer).toBeHidden();
});

test("going back focuses the link that was followed", async ({ open, page }) => {
  await open();
  await heading(page);
  const link = page.locator(".story__title").getByRole("link", { name: "Zhenze, a market town" });
  await link.click();
  await expect(page.locator("h1")).toContainText("Zhenze, a market town");
  await page.goBack();
  await expect(link).toBeFocused();
  await expect(link).toBeInViewport();
});

test("wide tables and code scroll in their own box, and the keyboard can scroll them", async ({ data, open, page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await open({ settings: { dataset: `${data.origin}/edges.json` }, at: "#/articles/table" });
  await heading(page);
  for (const box of await page.locator(".scroller, pre").all()) {
    expect(await box.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(true);
    await box.focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => box.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test.describe("pictures that cannot be loaded", () => {
  test.use({ expected: /Failed to load resource/ });

  test("leave their description in their frame; the lead picture is hidden with its frame", async ({ data, open, page }) => {
    await open({ settings: { dataset: `${data.origin}/edges.json` }, at: "#/articles/pictures" });
    await heading(page);
    await expect(page.locator("figure.lead")).toBeHidden();
    const inner = page.getByRole("img", { name: "The crane at dawn, seen from the breakwater" });
    await expect(inner).toBeVisible();
    const box = await inner.boundingBox();
    expect(box!.height).toBeGreaterThan(100);
    expect(await inner.evaluate((image) => getComputedStyle(image, "::before").content)).toContain("The crane at dawn");
  });
});

test("on paper there are no controls, links say where they lead, and the clock is named", async ({ open, page }) => {
  await open({ at: "#/articles/minor-snow" });
  await heading(page);
  await page.emulateMedia({ media: "print" });
  for (const control of [".masthead nav", ".copy", ".neighbours", ".footer", ".said", "button:not(.gallery__open, .lead__open)"]) {
    for (const element of await page.locator(control).all()) await expect(element).toBeHidden();
  }
  await expect(page.locator(".byline")).toContainText("UTC+8, Shanghai");
  await page.goto(page.url().replace("minor-snow", "silk"));
  await expect(page.locator("h1")).toContainText("From Qianshanyang");
  const link = page.locator(".prose a[href^=http]").first();
  expect(await link.evaluate((element) => getComputedStyle(element, "::after").content)).toContain("https://ich.unesco.org");
});
