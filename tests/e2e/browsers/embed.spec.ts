// Views in other people's pages, each page on an origin of its own: as elements, under a strict policy, in a frame.

import { serveHost, type Page } from "../hosts.ts";
import type { Running } from "../server.ts";
import { expect, test as base } from "./visit.ts";

const test = base.extend<{ portal: (page: (site: string) => Page) => Promise<{ site: Running; host: string }> }>({
  portal: async ({ serve, visitor }, use) => {
    const close: (() => Promise<void>)[] = [];
    await use(async (made) => {
      const site = await serve({ shared: true, framed: true });
      const page = made(site.origin);
      const head = `<script src="${site.origin}/watch.js"></script>${page.head ?? ""}`;
      const host = await serveHost({ "/": { ...page, head } });
      close.push(host.close);
      await visitor.goto(host.origin);
      return { site, host: host.origin };
    });
    for (const each of close) await each();
  },
});

const element = (site: string) => `<script type="module" src="${site}/embed.js"></script>`;

test("elements show their views, and lead on in themselves", async ({ portal, visitor }) => {
  const { host } = await portal((site) => ({
    body: `<gazette-view id="list" view="list" limit="3" loading="eager"></gazette-view>
      <gazette-view id="time" view="timeline" loading="eager"></gazette-view>${element(site)}`,
  }));
  await visitor.counts(".stories > li", 3);
  await visitor.until("a timeline", async () => (await visitor.look(".chronicle .activity")).length > 3, true);
  const title = (await visitor.texts(".story__title a"))[0] ?? "";
  await visitor.click(".story__title a");
  await visitor.reads(".article h1", title);
  await visitor.focus("h1");
  await visitor.click(".back button");
  await visitor.counts(".stories > li", 3);
  expect(await visitor.address()).toBe(`${host}/`);
  const widths = (await visitor.look("gazette-view")).map(({ width, height }) => width > 600 && height > 100);
  expect(widths).toEqual([true, true]);
});

test("a page that allows nothing but what the element needs", async ({ portal, visitor }) => {
  await portal((site) => ({
    policy: `default-src 'none'; script-src ${site} 'wasm-unsafe-eval'; connect-src ${site}; img-src ${site} data:; require-trusted-types-for 'script'; trusted-types 'none'`,
    body: `<gazette-view view="article" article="cocoon" loading="eager"></gazette-view>${element(site)}`,
  }));
  await visitor.reads("article h1", "Egg, worm, cocoon, moth");
  // Its styles are there, though the page allows none.
  const font = () => visitor.evaluate(() => getComputedStyle(document.querySelector("gazette-view")?.shadowRoot?.querySelector(".gazette") as Element).fontFamily);
  await visitor.until("its own font", async () => (await font()).includes("serif"), true);
  // A dialog within a shadow root.
  await visitor.click(".gallery__items figure:nth-of-type(2) button");
  await visitor.reads("dialog[open] [role=status]", "2 / 4");
  await visitor.press("ArrowRight");
  await visitor.reads("dialog[open] [role=status]", "3 / 4");
  await visitor.press("Escape");
  await visitor.counts("dialog[open]", 0);
  await visitor.focus(".gallery__items figure:nth-of-type(2) button");
});

test("views of data that the page has, alone in a box that scrolls", async ({ data, portal, visitor }) => {
  const log: unknown = await (await fetch(`${data.origin}/timeline-300.json`)).json();
  await portal((site) => ({
    body: `<div id="box" style="height: 400px; overflow: auto"><gazette-view view="timeline" loading="eager"></gazette-view></div>${element(site)}`,
  }));
  await visitor.evaluate((log) => void Object.assign(document.querySelector("gazette-view") as object, { data: log }), log);
  await visitor.reads(".filters__count", "300 activities");
  await visitor.until("the end", async () => {
    await visitor.evaluate(() => document.getElementById("box")?.scrollTo(0, 1_000_000));
    return (await visitor.texts(".chronicle .activity")).at(-1)?.includes("Entry 299 on");
  }, true);
  expect(await visitor.scrolled()).toBe(0);
});

for (const sandbox of ["", 'sandbox="allow-scripts"']) {
  test(`a frame is as high as what is in it${sandbox ? ", in a sandbox too" : ""}`, async ({ portal, visitor }) => {
    await portal((site) => ({
      body: `<iframe data-gazette ${sandbox} src="${site}/index.html?embed=1&view=list&limit=2" width="600" height="100"></iframe><script type="module" src="${site}/frame.js"></script>`,
    }));
    await visitor.until("its height", async () => ((await visitor.look("iframe"))[0]?.height ?? 0) > 250, true);
    const inside = () => visitor.within("iframe", () => document.documentElement.scrollHeight - document.documentElement.clientHeight);
    // Where bars take room, a picture is higher without one than with one.
    await visitor.until("nothing to scroll", async () => (await inside()) <= 2, true);
  });
}

test("the page that helps to embed shows what is chosen, and lines that work", async ({ portal, serve, visitor }) => {
  const { origin } = await serve({ shared: true });
  await visitor.goto(`${origin}/embed-builder.html`);
  await visitor.until("stories", async () => (await visitor.look("#stage .stories > li, .stories > li")).length > 0, true);
  const element = await visitor.evaluate(() => document.getElementById("element")?.textContent ?? "");
  expect(element).toContain(`src="${origin}/embed.js"`);
  await portal(() => ({ body: element }));
  await visitor.until("stories", async () => (await visitor.look(".stories > li")).length > 0, true);
});
