// The layouts that pages put <gazette-view> in. A view has a readable width even in boxes as wide as their content.

import { embed, log, viewEvents } from "./guests.ts";
import { expect, horizontalOverflow } from "./site.ts";

const view = `<gazette-view view="timeline" loading="eager"></gazette-view>`;
const vite = `body { margin: 0; display: flex; place-items: center; min-width: 320px; min-height: 100vh }
  #app { max-width: 1280px; margin: 0 auto; padding: 2rem; text-align: center }`;

/** The elements around a view, and the page's styles, by name. */
const layouts: Record<string, [body: string, style?: string]> = {
  "a plain page": [view],
  "a row": [`<div style="display: flex">${view}</div>`],
  "a row with a column beside it": [`<div style="display: flex; gap: 1rem"><nav style="inline-size: 100px">Menu</nav>${view}</div>`],
  "a row with a text beside it": [`<div style="display: flex; gap: 1rem"><p>${"Some words. ".repeat(60)}</p>${view}</div>`],
  "a centred column": [`<div style="display: flex; flex-direction: column; align-items: center">${view}</div>`],
  "a column from the start": [`<div style="display: flex; flex-direction: column; align-items: flex-start">${view}</div>`],
  "a centred grid": [`<div style="display: grid; place-items: center">${view}</div>`],
  "a grid's narrowest column": [`<div style="display: grid; grid-template-columns: min-content 1fr">${view}</div>`],
  "an inline block": [`<div style="display: inline-block">${view}</div>`],
  "a float": [`<div style="float: left">${view}</div>`],
  "a float itself": [view, "gazette-view { float: inline-start }"],
  "an absolutely positioned box": [`<div style="position: absolute; inset-block-start: 0; inset-inline-start: 0">${view}</div>`],
  "a box that fits its content": [`<div style="inline-size: fit-content">${view}</div>`],
  "a cell of a table": [`<table><tr><td>${view}</td></tr></table>`],
  "a cell beside another": [`<table><tr><td>Menu</td><td>${view}</td></tr></table>`],
  "an open dialog": [`<dialog open>${view}</dialog>`],
  "a fieldset": [`<fieldset style="margin: 0">${view}</fieldset>`],
  "the page of Vite's template": [`<div id="app">${view}</div>`, vite],
  "a row, with a width from the page": [`<div style="display: flex">${view}</div>`, "gazette-view { inline-size: 300px }"],
};

for (const width of [1280, 390]) {
  for (const [name, [body, style = ""]] of Object.entries(layouts)) {
    embed(`in ${name}, at ${width} pixels`, async ({ guest, page }) => {
      await page.setViewportSize({ width, height: 800 });
      await guest({ head: `<meta name="viewport" content="width=device-width"><style>${style}</style>`, body });
      await page.evaluate((log) => Object.assign(document.querySelector("gazette-view") as object, { data: log }), log);
      await expect(page.locator("gazette-view .filters__count")).toHaveText("300 events");
      const box = await page.locator("gazette-view").boundingBox();
      expect(box?.width).toBeGreaterThan(250);
      expect(box?.width).toBeLessThanOrEqual(width);
      expect(await page.locator("gazette-view .gazette").evaluate((view) => view.getBoundingClientRect().width)).toBeCloseTo(box?.width ?? 0, 0);
      // Narrow lines make the view higher, but not by more than this.
      expect(box?.height).toBeLessThan(60_000);
      expect(await horizontalOverflow(page)).toBe(0);
      expect(await viewEvents(page, "error")).toEqual([]);
    });
  }
}

embed("in a box of 180 pixels, a view is as wide as the box", async ({ guest, page }) => {
  await guest({ body: `<div style="inline-size: 180px"><div style="display: flex">${view}</div></div>` });
  await expect(page.locator("gazette-view .chronicle .activity").first()).toBeVisible();
  expect((await page.locator("gazette-view").boundingBox())?.width).toBe(180);
});
