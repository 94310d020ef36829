// <gazette-view>: which dataset it shows, and its errors where it shows none.

import { embed, log, viewEvents } from "./guests.ts";
import { expect } from "./site.ts";

type View = HTMLElement & { data: unknown; refresh(): void };

/** The code and the detail of each error event. */
const errors = async (page: Parameters<typeof viewEvents>[0]) => (await viewEvents(page, "error")).map(({ detail }) => [detail["code"], detail["detail"]] as [string, string]);

const plain = `<gazette-view loading="eager"></gazette-view>`;

embed("without `src` a view follows the settings of its site", async ({ data, guest, page }) => {
  const dataset = `${data.origin}/chinese.json`;
  const { site } = await guest({ body: plain + plain.replace("<gazette-view", '<gazette-view id="list" view="list"') }, "/", { dataset, title: "Harbour", location: "path" });
  await expect(page.locator("gazette-view .nameplate h1")).toHaveText("Harbour");
  await expect(page.locator("#list .story__title a").first()).toHaveAttribute("href", new RegExp(`^${site.origin}/articles/`));
  expect(site.requests.get("/data/edition.json")).toBeUndefined();
  expect([site.requests.get("/"), data.requests.get("/chinese.json")]).toEqual([1, 1]);
});

embed("with `src` a view shows that dataset and does not request the settings", async ({ data, guest, page }) => {
  const { site } = await guest({ body: `<gazette-view src="${data.origin}/chinese.json" loading="eager"></gazette-view>` }, "/", { dataset: "nothing.json" });
  await expect(page.locator("gazette-view .nameplate h1")).toHaveText("湖边札记");
  expect(site.requests.get("/")).toBeUndefined();
});

embed.describe("where something is wrong", () => {
  embed.use({ expected: /Failed to load resource|blocked by CORS policy|Content Security Policy|violation|TypeError: Failed to fetch/ });

  embed("the settings' fallback and mistakes in the settings apply to the view too", async ({ data, guest, page }) => {
    await guest({ body: plain }, "/", { dataset: `${data.origin}/missing.json`, fallback: "data/edition.json" });
    await expect(page.locator("gazette-view .nameplate h1")).toHaveText("The Wujiang Reader");
    await expect(page.locator("gazette-view .copy-line")).toContainText("the server answered with status 404");
    await guest({ body: plain }, "/", { datset: "x.json" });
    await expect.poll(() => errors(page)).toEqual([["settings", expect.stringContaining("found `datset`")]]);
  });

  embed("where the settings cannot be loaded, no other publication is shown", async ({ guest, page }) => {
    const withContent = `<gazette-view loading="eager"><a href="/">Our news</a></gazette-view>`;
    for (const [status, body, code, words] of [
      [404, "no", "settings", "found status 404"],
      [200, "<!doctype html><title>Log in</title>", "settings", "found a page without"],
      [200, '<!-- <script type="application/json" id="gazette">{}</script> -->', "settings", "found a page without"],
    ] as const) {
      await page.route(/:\d+\/(index\.html)?$/, (route) => (route.request().resourceType() === "document" ? route.continue() : route.fulfill({ status, body, headers: { "Access-Control-Allow-Origin": "*" } })));
      const { site } = await guest({ body: withContent });
      await expect.poll(() => errors(page)).toEqual([[code, expect.stringContaining(words)]]);
      await expect(page.getByText("Our news")).toBeVisible();
      expect(site.requests.get("/data/edition.json")).toBeUndefined();
      await page.unrouteAll();
    }
    await page.route(/:\d+\/(index\.html)?$/, (route) => (route.request().resourceType() === "document" ? route.continue() : route.abort()));
    await guest({ body: withContent });
    await expect.poll(() => errors(page)).toEqual([["network", expect.stringContaining("name that in `src`")]]);
    // `refresh` loads the settings again.
    await page.unrouteAll();
    await page.evaluate(() => (document.querySelector("gazette-view") as View).refresh());
    await expect(page.locator("gazette-view .nameplate h1")).toHaveText("The Wujiang Reader");
  });

  embed("a host that serves the file and not the folder", async ({ data, guest, page }) => {
    await page.route(/:\d+\/$/, (route) => (route.request().resourceType() === "document" ? route.continue() : route.fulfill({ status: 403, body: "no" })));
    await guest({ body: plain }, "/", { dataset: `${data.origin}/chinese.json` });
    await expect(page.locator("gazette-view .nameplate h1")).toHaveText("湖边札记");
  });

  embed("a request that the page's policy blocks is reported with the directive's name", async ({ data, guest, page }) => {
    const policy = (site: string, connect: string) => `default-src 'none'; script-src ${site} 'wasm-unsafe-eval'; img-src ${site} data:; ${connect}`;
    const script = (site: string) => `<script type="module" src="${site}/embed.js"></script>`;
    // The policy blocks the site's files.
    await guest((site) => ({ policy: policy(site, ""), body: plain + script(site) }));
    await expect.poll(() => errors(page)).toEqual([["policy", expect.stringContaining("`connect-src`")]]);
    // The policy blocks only the dataset in `src`.
    await guest((site) => ({ policy: policy(site, `connect-src ${site}`), body: `<gazette-view src="${data.origin}/chinese.json" loading="eager"></gazette-view>${script(site)}` }));
    await expect.poll(() => errors(page), { timeout: 10_000 }).toEqual([["policy", expect.stringContaining(`to allow ${data.origin}/chinese.json`)]]);
    await expect(page.locator("gazette-view").getByRole("alert")).toContainText("`connect-src`");
    await expect(page.locator("gazette-view")).not.toContainText("Check your connection");
    // The policy blocks only the dataset in the settings.
    await guest((site) => ({ policy: policy(site, `connect-src ${site}`), body: plain + script(site) }), "/", { dataset: `${data.origin}/chinese.json` });
    await expect.poll(() => errors(page), { timeout: 10_000 }).toEqual([["policy", expect.stringContaining("`connect-src`")]]);
  });
});

embed("data in an attribute is read where it is text, and is an error where a framework wrote an object", async ({ guest, page }) => {
  const text = JSON.stringify(log).replaceAll("&", "&amp;").replaceAll("'", "&#39;");
  const { site } = await guest({ body: `<gazette-view id="text" view="timeline" data='${text}' loading="eager"></gazette-view><gazette-view id="object" view="timeline" data="[object Object]" loading="eager"></gazette-view>` });
  await expect(page.locator("#text .filters__count")).toHaveText("300 events");
  await expect.poll(() => errors(page)).toEqual([["settings", expect.stringContaining('set the property, once `customElements.whenDefined("gazette-view")`')]]);
  expect([...site.requests.keys()].filter((path) => path.endsWith(".json") || path === "/")).toEqual([]);
  // Frameworks set the property once the element is defined.
  await page.evaluate((log) => ((document.getElementById("object") as View).data = log), log);
  await expect(page.locator("#object .filters__count")).toHaveText("300 events");
});

embed("data that cannot be written as JSON is an error of the page", async ({ guest, page }) => {
  await guest({ body: `<gazette-view view="timeline" loading="eager"></gazette-view>` });
  await expect(page.locator("gazette-view .filters__count")).toBeVisible();
  const kinds = {
    cyclic: () => { const made: { items: unknown[] } = { items: [] }; made.items.push(made); return made; },
    throwing: () => ({ get items() { throw new TypeError("not now"); } }),
    odd: () => ({ get items() { throw null; } }),
    big: () => ({ items: [{ id: 12n }] }),
    none: () => () => 1,
    symbol: () => Symbol("news"),
    written: () => String({}),
  };
  for (const [name, make] of Object.entries(kinds)) {
    await page.evaluate((make) => ((document.querySelector("gazette-view") as View).data = new Function(`return (${make})()`)()), String(make));
    await expect.poll(async () => (await errors(page)).length, name).toBeGreaterThan(0);
    const [code, detail] = (await errors(page)).at(-1) ?? [];
    expect([code, detail], name).toEqual(["settings", expect.stringContaining("`data`: expected a dataset or its text")]);
    await expect(page.locator("gazette-view").getByRole("alert"), name).toContainText("`data`: expected a dataset");
    await page.evaluate((log) => {
      (window as unknown as { viewEvents: unknown[] }).viewEvents.length = 0;
      (document.querySelector("gazette-view") as View).data = log;
    }, log);
    await expect(page.locator("gazette-view .filters__count"), name).toHaveText("300 events");
  }
  // Data that was good is no longer good when the view refreshes. After that, `null` is no data and no error.
  await page.evaluate((log) => {
    const view = document.querySelector("gazette-view") as View & { data: { self?: unknown } };
    view.data = log;
    view.data.self = view.data;
    setTimeout(() => view.refresh(), 0);
  }, log);
  await expect.poll(async () => (await errors(page)).at(-1)?.[0]).toBe("settings");
  await page.evaluate(() => ((document.querySelector("gazette-view") as View).data = null));
  await expect(page.locator("gazette-view h1")).toHaveText("Timeline");
});

embed("wrong values are errors of the page, each with the attribute's name", async ({ guest, page }) => {
  const list: [string, string, string][] = [
    ['view="film"', "settings", "`view`: expected `article`"],
    ['view="list" limit="x"', "settings", "`limit`: expected a whole number from 1, found `x`"],
    ['view="list" limit="0"', "settings", "`limit`"],
    ['view="list" section="nowhere"', "settings", "`section`: expected the id of a section of the dataset, found `nowhere`"],
    ['view="list" tag="nothing"', "settings", "`tag`: expected a topic"],
    ['view="timeline" section="nowhere"', "settings", "`section`"],
    ['view="timeline" tag="nothing"', "settings", "`tag`"],
    ['view="timeline" place="Atlantis"', "settings", "`place`: expected a place"],
    ['view="timeline" order="latest"', "settings", "`order`: expected `oldest` or `newest`, found `latest`"],
    ['view="timeline" from="soon"', "settings", "`from`: expected a year, month or day, found `soon`"],
    ['view="timeline" to="2020-13"', "settings", "`to`"],
    ['view="timeline" article="none"', "not-found", "`article`: expected an article"],
    ['view="article" article="none"', "not-found", "expected an article"],
    ['view="article"', "settings", "expected the attribute `article`"],
    ['theme="drak"', "settings", "`theme`: expected `auto`, `light`, `dark`, found `drak`"],
    ['loading="eagre"', "settings", "`loading`"],
    ['src="javascript:1"', "settings", "`src`: expected an http or https address"],
    ['src="ftp://news.example/x"', "settings", "`src`"],
  ];
  await guest({ body: list.map(([attributes], number) => `<gazette-view id="v${number}" ${attributes.includes("loading") ? "" : 'loading="eager"'} ${attributes}><p>Instead of ${number}</p></gazette-view>`).join("") });
  await page.locator("gazette-view").last().scrollIntoViewIfNeeded();
  await expect.poll(async () => (await viewEvents(page, "error")).length).toBe(list.length);
  const all = await viewEvents(page, "error");
  for (const [number, [attributes, code, words]] of list.entries()) {
    const error = all.find(({ on }) => on === `v${number}`);
    expect([error?.detail["code"], error?.detail["detail"]], attributes).toEqual([code, expect.stringContaining(words)]);
    await expect(page.getByText(`Instead of ${number}`, { exact: true }), attributes).toBeVisible();
  }
  // With a correct value the view is shown.
  await page.evaluate(() => document.getElementById("v1")?.setAttribute("limit", "2"));
  await expect(page.locator("#v1 .stories > li")).toHaveCount(2);
});

embed("a timeline can be filtered by an article's id, even where its name in addresses differs", async ({ guest, page }) => {
  await guest({ body: `<gazette-view view="timeline" article="The Log" at="a3" loading="eager"></gazette-view>` });
  const two = { ...log, items: [{ ...log.items[0], id: "The Log" }, { id: "other", title: "Other", content_text: "x", _gazette: { timeline: { activities: [{ id: "o", start: "2020", title: "Elsewhere" }] } } }] };
  await page.evaluate((data) => ((document.querySelector("gazette-view") as View).data = data), two);
  await expect(page.locator("gazette-view .filters__count")).toContainText("300");
  await expect(page.locator("gazette-view [aria-current=true]")).toContainText("Entry 3 on");
});
