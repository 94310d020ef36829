// Views in frames, with their height and in a sandbox, and the builder page for embedding.

import { serveHost, type Page as HostPage } from "./hosts.ts";
import { serveSite, type Settings } from "./server.ts";
import { axeViolations, expect, horizontalOverflow, test as base } from "./site.ts";

const test = base.extend<{ frame: (page: (site: string) => HostPage, settings?: Settings) => Promise<{ site: string; host: string }> }>({
  frame: async ({ page, data }, use) => {
    const closers: (() => Promise<void>)[] = [];
    await use(async (makePage, settings = {}) => {
      const site = await serveSite({ root: "/", settings, shared: true, framed: true, data: data.origin });
      const host = await serveHost({ "/": makePage(site.origin) });
      closers.push(site.close, host.close);
      await page.goto(host.origin);
      return { site: site.origin, host: host.origin };
    });
    await page.goto("about:blank");
    for (const close of closers) await close();
  },
});

const script = (site: string) => `<script type="module" src="${site}/frame.js"></script>`;

test("a frame shows a view and is as high as the view, and its links lead out of the frame", async ({ frame, page }) => {
  const { site } = await frame((site) => ({ body: `<iframe data-gazette src="${site}/?embed=1&view=list&limit=2" width="600" height="100"></iframe>${script(site)}` }));
  const inside = page.frameLocator("iframe");
  await expect(inside.locator(".stories > li")).toHaveCount(2);
  await expect.poll(async () => (await page.locator("iframe").boundingBox())?.height).toBeGreaterThan(300);
  expect(await inside.locator("html").evaluate((root) => root.scrollHeight - root.clientHeight)).toBeLessThanOrEqual(2);
  await inside.locator(".story__title a").first().click();
  await expect(page).toHaveURL(new RegExp(`^${site}/#/articles/`));
});

test("a frame shows the search that its address asks for", async ({ frame, page }) => {
  await frame((site) => ({ body: `<iframe data-gazette src="${site}/?embed=1&view=search&q=silk&kind=events&order=newest" width="600" height="400"></iframe>${script(site)}` }));
  const inside = page.frameLocator("iframe");
  await expect(inside.getByRole("searchbox")).toHaveValue("silk");
  await expect(inside.getByRole("combobox", { name: "Type" })).toHaveValue("events");
  await expect(inside.getByRole("combobox", { name: "Order" })).toHaveValue("newest");
  await expect(inside.locator("[data-result]").first()).toBeVisible();
});

test("a frame works in a sandbox, where storage and history throw", async ({ frame, page }) => {
  await frame((site) => ({ body: `<iframe data-gazette sandbox="allow-scripts" src="${site}/?embed=1&view=timeline" width="600" height="100"></iframe>${script(site)}` }));
  await expect(page.frameLocator("iframe").locator(".chronicle .activity").first()).toBeVisible();
  await expect.poll(async () => (await page.locator("iframe").boundingBox())?.height).toBeGreaterThan(300);
});

test("only messages from a frame itself change its height", async ({ frame, page }) => {
  await frame((site) => ({
    body: `<iframe id="own" data-gazette src="${site}/?embed=1&view=list&limit=1" height="100"></iframe><iframe id="other" src="/other" height="50"></iframe>${script(site)}`,
  }));
  await expect.poll(async () => (await page.locator("#own").boundingBox())?.height).toBeGreaterThan(200);
  const before = (await page.locator("#own").boundingBox())?.height;
  await page.frameLocator("#other").locator("body").evaluate(() => parent.postMessage({ type: "gazette-height", height: 3333 }, "*"));
  await page.evaluate(() => postMessage({ type: "gazette-height", height: 4444 }, "*"));
  await page.waitForTimeout(200);
  expect((await page.locator("#own").boundingBox())?.height).toBe(before);
  expect((await page.locator("#other").boundingBox())?.height).toBeLessThan(60);
});

test("a frame becomes at most 10,000 pixels high, even if its messages say more", async ({ frame, page }) => {
  await frame((site) => ({ body: `<iframe data-gazette src="${site}/?embed=1&view=list&limit=1" height="100"></iframe>${script(site)}` }));
  const heightOf = async () => (await page.locator("iframe").boundingBox())?.height;
  await expect.poll(heightOf).toBeGreaterThan(200);
  const inside = page.frames().find((frame) => frame.parentFrame());
  for (const height of [500_000, 10_001, 1e9]) {
    await inside?.evaluate((height) => parent.postMessage({ type: "gazette-height", height }, "*"), height);
    await expect.poll(heightOf, String(height)).toBeLessThanOrEqual(10_010);
    await expect.poll(heightOf, String(height)).toBeGreaterThan(9_990);
  }
  for (const height of [Number.NaN, -1, Number.POSITIVE_INFINITY, "9", 321]) {
    await inside?.evaluate((height) => parent.postMessage({ type: "gazette-height", height }, "*"), height);
  }
  await expect.poll(heightOf).toBeLessThan(340);
});

test("a wrong value in a frame's address is reported without the value, so that visitors do not read it", async ({ frame, page }) => {
  const lure = "Call+0900+1234+now";
  for (const [query, words] of [
    [`view=${lure}`, "`view`: expected"],
    [`view=list&limit=${lure}`, "`limit`: expected a whole number"],
    [`view=list&section=${lure}`, "`section`: expected the id of a section"],
    [`view=timeline&from=${lure}`, "`from`: expected a year, month or day"],
    [`view=list&theme=${lure}`, "`theme`: expected"],
  ] as const) {
    await frame((site) => ({ body: `<iframe src="${site}/?embed=1&${query}" width="600" height="300"></iframe>` }));
    const shown = page.frameLocator("iframe").locator("gazette-view");
    await expect(shown.getByRole("alert"), query).toContainText(words);
    await expect(shown, query).not.toContainText("0900");
  }
});

test("a frame loads another dataset only from an origin that the operator allows", async ({ data, frame, page }) => {
  await frame((site) => ({ body: `<iframe src="${site}/?embed=1&src=${data.origin}/chinese.json" width="600" height="500"></iframe>` }));
  await expect(page.frameLocator("iframe").locator(".nameplate h1")).toHaveText("The Wujiang Reader");
  await frame((site) => ({ body: `<iframe src="${site}/?embed=1&src=${data.origin}/chinese.json" width="600" height="500"></iframe>` }), { dataset_origins: [data.origin] });
  await expect(page.frameLocator("iframe").locator(".nameplate h1")).toHaveText("湖边札记");
});

test("a frame follows the site's settings, and its address has priority", async ({ frame, page }) => {
  const settings = { language: "zh", theme: "dark", location: "path" };
  const { site } = await frame((site) => ({ body: `<iframe id="a" src="${site}/?embed=1&view=list" height="400"></iframe><iframe id="b" src="${site}/?embed=1&view=list&theme=light" height="400"></iframe>` }), settings);
  const view = (id: string) => page.frameLocator(id).locator(".gazette:has(.stories)");
  await expect(view("#a")).toHaveAttribute("lang", "zh-Hans");
  expect(await view("#a").evaluate((shown) => getComputedStyle(shown).backgroundColor)).toBe("rgb(23, 22, 20)");
  await expect(view("#b")).toBeVisible();
  expect(await view("#b").evaluate((shown) => getComputedStyle(shown).backgroundColor)).toBe("rgb(255, 253, 249)");
  await expect(view("#a").locator(".story__title a").first()).toHaveAttribute("href", new RegExp(`^${site}/articles/`));
});

test("the builder page shows the chosen view, and the lines to copy", async ({ page }) => {
  const { origin, close } = await serveSite({ root: "/", settings: {}, shared: true });
  await page.goto(`${origin}/embed-builder.html`);
  await expect(page.locator("#stage gazette-view .stories > li").first()).toBeVisible();
  await page.locator("[name=view]").selectOption("article");
  await page.locator("[name=article]").selectOption({ index: 1 });
  await expect(page.locator("#stage article h1")).toBeVisible();
  await page.locator("[name=theme]").selectOption("dark");
  await page.locator("[name=host]").selectOption("hostile");
  await expect(page.locator("#stage article h1")).toBeVisible();
  expect(await page.locator("#stage .gazette").evaluate((view) => getComputedStyle(view).letterSpacing)).toBe("normal");
  // `integrity` is only written on request, because the next deployment would block the view.
  await expect(page.locator("#element")).not.toContainText("integrity");
  await page.getByLabel("Let browsers verify the script").check();
  await expect(page.locator("#element")).toContainText("integrity");
  await expect(page.getByText("browsers then block your view until you copy new lines")).toBeVisible();
  const element = (await page.locator("#element").textContent()) ?? "";
  expect(element).toContain(`src="${origin}/embed.js" integrity="sha384-`);
  // The settings name the dataset, so the lines need not.
  expect(element).not.toContain("edition.json");
  expect(element).toContain('view="article"');
  expect(element).toContain('theme="dark"');
  expect(await page.locator("#frame").textContent()).toContain(`${origin}/index.html?embed=1&amp;view=article`);
  expect(JSON.parse((await page.locator("#oembed").textContent()) ?? "")).toMatchObject({ version: "1.0", type: "rich" });
  expect(await axeViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await horizontalOverflow(page)).toBe(0);
  // The lines work on a page of another origin, where the browser checks the script.
  const host = await serveHost({ "/": { body: element } });
  await page.goto(host.origin);
  await page.locator("gazette-view").scrollIntoViewIfNeeded();
  await expect(page.locator("gazette-view article h1")).toBeVisible();
  await page.goto("about:blank");
  await host.close();
  await close();
});
