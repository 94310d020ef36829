// Views in other people's pages: as elements, under a strict policy, in a frame. Each page has its own origin.

import { serveHost, type Page } from "../hosts.ts";
import type { Running } from "../server.ts";
import { expect, test as base } from "./visit.ts";

const test = base.extend<{ portal: (page: (site: string) => Page) => Promise<{ site: Running; host: string }> }>({
  portal: async ({ serve, visitor }, use) => {
    const closers: (() => Promise<void>)[] = [];
    await use(async (makePage) => {
      const site = await serve({ shared: true, framed: true });
      const page = makePage(site.origin);
      const head = `<script src="${site.origin}/watch.js"></script>${page.head ?? ""}`;
      const host = await serveHost({ "/": { ...page, head } });
      closers.push(host.close);
      await visitor.goto(host.origin);
      return { site, host: host.origin };
    });
    for (const close of closers) await close();
  },
});

const element = (site: string) => `<script type="module" src="${site}/embed.js"></script>`;

test("elements show their views, and links open inside the view", async ({ portal, visitor }) => {
  const { host } = await portal((site) => ({
    body: `<gazette-view id="list" view="list" limit="3" loading="eager"></gazette-view>
      <gazette-view id="time" view="timeline" loading="eager"></gazette-view>${element(site)}`,
  }));
  await visitor.expectCount(".stories > li", 3);
  await visitor.waitFor("a timeline", async () => (await visitor.look(".chronicle .activity")).length > 3, true);
  const title = (await visitor.texts(".story__title a"))[0] ?? "";
  await visitor.click(".story__title a");
  await visitor.expectText(".article h1", title);
  await visitor.expectFocus("h1");
  await visitor.click(".back button");
  await visitor.expectCount(".stories > li", 3);
  expect(await visitor.address()).toBe(`${host}/`);
  const widths = (await visitor.look("gazette-view")).map(({ width, height }) => width > 600 && height > 100);
  expect(widths).toEqual([true, true]);
});

test("a page that allows only the requests that the element needs", async ({ portal, visitor }) => {
  await portal((site) => ({
    policy: `default-src 'none'; script-src ${site} 'wasm-unsafe-eval'; connect-src ${site}; img-src ${site} data:; require-trusted-types-for 'script'; trusted-types 'none'`,
    body: `<gazette-view view="article" article="cocoon" loading="eager"></gazette-view>${element(site)}`,
  }));
  await visitor.expectText("article h1", "Egg, worm, cocoon, moth");
  // The view has its styles, although the page allows none.
  const font = () => visitor.evaluate(() => getComputedStyle(document.querySelector("gazette-view")?.shadowRoot?.querySelector(".gazette") as Element).fontFamily);
  await visitor.waitFor("its own font", async () => (await font()).includes("serif"), true);
  // The dialog opens inside a shadow root.
  await visitor.click(".gallery__items figure:nth-of-type(2) button");
  await visitor.expectText("dialog[open] [role=status]", "2 / 4");
  await visitor.press("ArrowRight");
  await visitor.expectText("dialog[open] [role=status]", "3 / 4");
  await visitor.press("Escape");
  await visitor.expectCount("dialog[open]", 0);
  await visitor.expectFocus(".gallery__items figure:nth-of-type(2) button");
});

test("a view of the page's own data, in a box that scrolls", async ({ data, portal, visitor }) => {
  const log: unknown = await (await fetch(`${data.origin}/timeline-300.json`)).json();
  await portal((site) => ({
    body: `<div id="box" style="height: 400px; overflow: auto"><gazette-view view="timeline" loading="eager"></gazette-view></div>${element(site)}`,
  }));
  await visitor.evaluate((log) => void Object.assign(document.querySelector("gazette-view") as object, { data: log }), log);
  await visitor.expectText(".filters__count", "300 events");
  await visitor.waitFor("the end", async () => {
    await visitor.evaluate(() => document.getElementById("box")?.scrollTo(0, 1_000_000));
    return (await visitor.texts(".chronicle .activity")).at(-1)?.includes("Entry 299 on");
  }, true);
  expect(await visitor.scrolled()).toBe(0);
});

for (const sandbox of ["", 'sandbox="allow-scripts"']) {
  test(`a frame is as high as its content${sandbox ? ", in a sandbox too" : ""}`, async ({ portal, visitor }) => {
    await portal((site) => ({
      body: `<iframe data-gazette ${sandbox} src="${site}/index.html?embed=1&view=list&limit=2" width="600" height="100"></iframe><script type="module" src="${site}/frame.js"></script>`,
    }));
    await visitor.waitFor("its height", async () => ((await visitor.look("iframe"))[0]?.height ?? 0) > 250, true);
    const inside = () => visitor.evaluateInFrame("iframe", () => document.documentElement.scrollHeight - document.documentElement.clientHeight);
    // Where scroll bars take up space, a picture is higher without a scroll bar than with one.
    await visitor.waitFor("nothing to scroll", async () => (await inside()) <= 2, true);
  });
}

test("the builder page shows the chosen view, and lines that work", async ({ portal, serve, visitor }) => {
  const { origin } = await serve({ shared: true });
  await visitor.goto(`${origin}/embed-builder.html`);
  await visitor.waitFor("stories", async () => (await visitor.look("#stage .stories > li, .stories > li")).length > 0, true);
  const element = await visitor.evaluate(() => document.getElementById("element")?.textContent ?? "");
  expect(element).toContain(`src="${origin}/embed.js"`);
  await portal(() => ({ body: element }));
  await visitor.waitFor("stories", async () => (await visitor.look(".stories > li")).length > 0, true);
});
