// Every payload in every field of every format, in the real site under its real policy: no script runs,
// no dialog opens, no request is made, and only listed elements and attributes are on the page.

import type { Page } from "@playwright/test";
import { countOfAttacks } from "./attack-fields.ts";
import { attacked } from "./attacks.ts";
import { expect, test } from "./site.ts";

// Pictures that the payloads name do not exist.
test.use({ expected: /Failed to load resource: the server responded with a status of 404/ });

const allowedElements =
  "div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote figure figcaption img table caption thead tbody tr th td " +
  "pre code hr details summary em strong mark sub sup s ins q small cite kbd a br ruby rt abbr span button dialog " +
  "header nav main footer section article aside time kbd label input select option svg line text rect path " +
  "math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd mlabeledtr menclose mfenced";
const allowedAttributes =
  "href rel src alt width height loading decoding referrerpolicy colspan rowspan scope start reversed title class tabindex " +
  "display displaystyle scriptlevel mathvariant stretchy fence separator form accent accentunder largeop movablelimits symmetric lspace rspace minsize maxsize linethickness depth voffset columnspan columnalign rowalign columnspacing rowspacing notation close separators alttext " +
  "role enterkeyhint data-search data-finder data-finding data-filters data-attached data-result data-bar text-anchor id lang dir datetime hidden type value selected open autocomplete data-step data-fleeting data-title data-contents data-gallery data-player data-route data-copy data-part data-open data-by data-close data-counter data-masthead data-at data-away data-down popover popovertarget data-play data-kind data-address data-label data-tools data-list data-scale data-filter data-keys data-view data-menu data-menu-of data-story data-turn name style x x1 x2 y y1 y2 dx dy d viewBox preserveAspectRatio aria-label aria-labelledby aria-describedby aria-current aria-hidden aria-pressed aria-live aria-disabled aria-expanded aria-haspopup";

/** Elements, attributes and scripts on the page that are not allowed. */
function disallowed(page: Page): Promise<string[]> {
  return page.evaluate(
    ([elements, attributes]) => {
      const found: string[] = [];
      const safe = /^(https?:|mailto:|tel:|#)/;
      for (const element of document.querySelectorAll("#app *")) {
        const tag = element.localName;
        // A picture's own title is text that a pointer shows.
        if (!elements.includes(tag) && !element.matches("svg > title")) found.push(`<${tag}>`);
        for (const { name, value } of element.attributes) {
          if (!attributes.includes(name)) found.push(`${name} on <${tag}>`);
          if (name === "data-address" && !/^https?:/.test(value)) found.push(`data-address ${value}`);
          if (name === "data-kind" && !/^(video|audio|iframe)$/.test(value)) found.push(`data-kind ${value}`);
          if (name === "href" && !safe.test(value)) found.push(`href ${value}`);
          if (name === "src" && !/^(https?:|data:image\/(png|jpeg|gif|webp|avif))/.test(value)) found.push(`src ${value}`);
          if (name === "id" && !/^(content|leaves|menu|part-.*|at-.*|search-hint|[a-z]+-title|section-\d+)$/.test(value)) found.push(`id ${value}`);
        }
      }
      if ("attacked" in window) found.push("a script ran");
      if (document.querySelectorAll("script").length !== 2) found.push("a script came");
      return found;
    },
    [allowedElements.split(" "), allowedAttributes.split(" ")] as const,
  );
}

/** Goes to another address of the site, and waits until the old page is gone and the new page is shown. */
async function go(page: Page, hash: string, shown: string): Promise<void> {
  const left = await page.evaluateHandle((hash) => {
    const heading = document.querySelector("#content h1");
    location.hash = hash;
    return heading;
  }, hash);
  await page.waitForFunction((left) => left?.isConnected !== true, left);
  await expect(page.locator(shown).first()).toBeAttached({ timeout: 20_000 });
}

test("there are more than 150 payloads", async () => {
  expect(await countOfAttacks()).toBeGreaterThan(150);
});

for (const file of attacked) {
  test(`no attack gets through ${file}`, async ({ data, open, page }) => {
    test.setTimeout(240_000);
    page.on("dialog", (dialog) => {
      throw new Error(`a dialog: ${dialog.message()}`);
    });
    const requests: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes(":9/")) requests.push(request.url());
    });
    const count = await countOfAttacks();
    const hasArticles = !["timeline-js.json", "full-calendar.json", "google-calendar.json", "google-sheet.json", "table.csv", "icalendar.ics"].includes(file);
    await open({ settings: { dataset: `${data.origin}/attacks-${file}` }, at: "#/archive" });
    await expect(page.locator("#content h1")).toBeVisible({ timeout: 20_000 });
    for (const [hash, shown] of [["#/", ".front"], ["#/timeline", ".chronicle"], ["#/about", ".about"], ["#/timeline?view=story", ".chronicle"], ["#/search?q=script", ".search"], ["#/about/editor", ".about .notices"]] as const) {
      await go(page, hash, shown);
      expect(await disallowed(page), hash).toEqual([]);
    }
    // The test opens each article of JSON Feed, and every seventh of the other formats with as many articles.
    const step = file === "json-feed.json" ? 1 : 7;
    for (let index = 0; hasArticles && index < count; index += step) {
      await go(page, `#/articles/a${index}`, ".article");
      expect(await disallowed(page), `article ${index}`).toEqual([]);
    }
    if (!hasArticles) {
      await go(page, "#/articles/timeline", ".article .activity");
      expect(await disallowed(page)).toEqual([]);
    }
    expect(requests).toEqual([]);
  });
}
