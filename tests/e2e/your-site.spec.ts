// A site of one's own: each value of `site` in the file gazette.json, without a rebuild, and on printed pages.

import { writeFile, cp, mkdtemp, rm } from "node:fs/promises";
import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, heading, test } from "./site.ts";
import { project, servePrinted } from "./printing.ts";
import { axeViolations, horizontalOverflow } from "./site.ts";

// There is no file of the font.
test.use({ expected: /404 \(Not Found\)/ });

/** The file of a made-up organisation: the one of docs/your-site.md. */
const harbour = {
  title: "Harbour Notes",
  site: {
    tagline: "News of the harbour",
    logo: { light: "data/images/sun.svg", dark: "data/images/desk.svg" },
    icon: "data/images/canal.svg",
    links: [{ title: "Shop", url: "https://shop.example/" }],
    notice: { title: "The office moves in May.", url: "https://harbour.example/move" },
    footer: { text: "Harbour office, Quay 1", links: [{ title: "Imprint", url: "imprint.html" }] },
    colours: { accent: "#006699", surface: "#ffffff", text: "#222222", dark: { surface: "#0b1a24" } },
    fonts: { reading: "fonts/reading.woff2" },
    titles: { related: "Related news", events: "At the quay", latest: "Today", more: "And also" },
    front: ["latest", "lead", "events"],
  },
};

const file = (site: object, more: object = {}) => JSON.stringify({ ...more, site });

test("a logo and a name, links and a notice are in the masthead", async ({ open, page }) => {
  await open({ file: JSON.stringify(harbour), at: "#/articles/silk" });
  await heading(page);
  const masthead = page.locator(".masthead");
  const logo = masthead.getByRole("link", { name: "Harbour Notes" });
  await expect(logo.getByRole("img", { name: "Harbour Notes" })).toHaveCount(1);
  await expect(logo.locator("img").first()).toHaveAttribute("src", /data\/images\/sun\.svg$/);
  await expect(masthead.getByRole("link", { name: "Shop" })).toHaveAttribute("href", "https://shop.example/");
  await expect(masthead.getByRole("link", { name: "The office moves in May." })).toBeVisible();
  await logo.click();
  await expect(page.locator(".nameplate")).toContainText("News of the harbour");
});

test("in dark colours the dark logo is shown, and only that", async ({ open, page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await open({ file: JSON.stringify(harbour), at: "#/articles/silk" });
  await heading(page);
  await expect(page.locator(".emblem--dark")).toBeVisible();
  await expect(page.locator(".emblem--light")).toBeHidden();
});

test("a picture stands in place of the name on the front page", async ({ open, page }) => {
  await open({ file: file({ nameplate: "data/images/bridge.svg" }) });
  await expect(page.locator(".nameplate h1").getByRole("img", { name: "The Wujiang Reader" })).toBeVisible();
});

test("the footer has the operator's text and links", async ({ open, page }) => {
  const site = await open({ file: JSON.stringify(harbour), at: "#/archive" });
  await heading(page);
  const footer = page.getByRole("contentinfo");
  await expect(footer).toContainText("Harbour office, Quay 1");
  await expect(footer.getByRole("link", { name: "Imprint" })).toHaveAttribute("href", `${site.origin}/imprint.html`);
});

test("blocks have the operator's titles, and the front page has the operator's blocks in their order", async ({ open, page }) => {
  await open({ file: JSON.stringify(harbour) });
  await heading(page);
  const blocks = await page.locator(".front > *").evaluateAll((all) => all.map((block) => block.className));
  expect(blocks).toEqual(["nameplate", "band", "front__top", "front__all"]);
  await expect(page.getByRole("heading", { name: "Today" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "At the quay" })).toBeVisible();
  await page.locator(".front__top .story__title a").click();
  await expect(page.getByRole("heading", { name: "Related news" })).toBeVisible();
});

test("colours, a font and an icon come from the file", async ({ open, page }) => {
  await open({ file: JSON.stringify(harbour) });
  await heading(page);
  const style = (query: string, property: string) =>
    page.locator(query).first().evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), property);
  expect(await style(".gazette", "background-color")).toBe("rgb(255, 255, 255)");
  expect(await style(".gazette", "color")).toBe("rgb(34, 34, 34)");
  expect(await style(".kicker a", "color")).toBe("rgb(0, 102, 153)");
  expect(await style(".gazette", "font-family")).toMatch(/^"Gazette reading"/);
  const fonts = await page.evaluate(() => [...document.fonts].map(({ family, weight }) => `${family.replaceAll('"', "")} ${weight}`));
  expect(fonts).toContain("Gazette reading 100 900");
  await expect(page.locator("link[rel~=icon]")).toHaveAttribute("href", /data\/images\/canal\.svg$/);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await style(".gazette", "background-color")).toBe("rgb(11, 26, 36)");
  expect(await axeViolations(page)).toEqual([]);
});

test("colours that cannot be read are changed, and told to the editor", async ({ open, page }) => {
  await open({ file: file({ colours: { surface: "#777777", text: "#808080", accent: "#7a7a7a" } }), at: "#/articles/silk" });
  await heading(page);
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole("contentinfo").getByRole("link", { name: "About", exact: true }).click();
  await page.getByRole("link", { name: "For the editor" }).click();
  await expect(page.locator(".notices")).toContainText("settings.site.colours: repaired: expected a `text` with a contrast of at least 4.5");
});

test("a mistake in a value costs that value; a mistake in the file is an error", async ({ open, page }) => {
  await open({ file: file({ logo: 3, tagline: "Still here" }), at: "#/about/editor" });
  await heading(page);
  await expect(page.locator(".notices")).toContainText("settings.site.logo");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Front page" }).click();
  await expect(page.locator(".nameplate")).toContainText("Still here");
  await open({ file: "{ \"site\": " });
  await expect(page.getByRole("alert")).toContainText("gazette.json: expected JSON");
});

test("the block in the page wins over the file", async ({ open, page }) => {
  await open({ file: JSON.stringify(harbour), settings: { title: "From the page", site: { tagline: "Its own" } } });
  expect(await heading(page)).toBe("From the page");
  await expect(page.locator(".nameplate")).toContainText("Its own");
  await expect(page.getByRole("contentinfo")).toContainText("Harbour office, Quay 1");
});

test("a dataset can present itself", async ({ open, page }) => {
  await page.route("**/data/edition.json", async (route) => {
    const answer = await route.fetch();
    const dataset = await answer.json();
    dataset._gazette.site = { notice: "From the dataset", footer: { text: "Its footer" } };
    await route.fulfill({ json: dataset });
  });
  await open({ file: file({ footer: { text: "From the settings" } }), at: "#/archive" });
  await heading(page);
  await expect(page.locator(".site-notice")).toHaveText("From the dataset");
  await expect(page.getByRole("contentinfo")).toContainText("From the settings");
});

test("nothing moves on a page with all of it, at any width", async ({ open, page }) => {
  for (const width of [320, 768, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await open({ file: JSON.stringify(harbour), at: "#/articles/silk" });
    await heading(page);
    expect(await horizontalOverflow(page)).toBe(0);
  }
});

test("printed pages have it all before scripts run, and after", async ({ browser, page }) => {
  const folder = await mkdtemp(join(tmpdir(), "gazette-own-"));
  await cp(join(project, "dist"), folder, { recursive: true });
  await writeFile(join(folder, "gazette.json"), JSON.stringify(harbour));
  await promisify(execFile)(join(project, "target", "debug", "press"), ["print", folder]);
  const host = await servePrinted({ folder, remove: async () => {} });
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(`${host.address}articles/silk/`);
  await expect(plain.locator(".masthead").getByRole("link", { name: "Shop" })).toBeVisible();
  await expect(plain.getByRole("contentinfo")).toContainText("Harbour office, Quay 1");
  await expect(plain.getByRole("heading", { name: "Related news" })).toBeVisible();
  expect(await plain.locator(".gazette").evaluate((element) => getComputedStyle(element).color)).toBe("rgb(34, 34, 34)");
  expect(await plain.locator("link[rel~=icon]").evaluateAll((links) => links.map((link) => link.getAttribute("href")))).toEqual(["../../data/images/canal.svg"]);
  await context.close();
  // The prepared edition has it too, and the file is not asked for.
  await page.goto(`${host.address}app.html#/articles/zhenze`);
  await expect(page.locator(".masthead").getByRole("link", { name: "Shop" })).toBeVisible();
  expect(await page.locator(".gazette").evaluate((element) => getComputedStyle(element).color)).toBe("rgb(34, 34, 34)");
  expect(host.requests.get("gazette.json")).toBeUndefined();
  await page.goto("about:blank");
  await host.close();
  await rm(folder, { recursive: true });
});
