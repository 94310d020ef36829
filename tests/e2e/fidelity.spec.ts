// Compares the words that our reader shows of a text in HTML with the words that a browser shows, without the
// elements that our reader drops on purpose.

import { bodyFixtures } from "./server.ts";
import { expect, test } from "./site.ts";

/** Elements whose text is dropped on purpose. */
const dropped = "script, style, noscript, iframe, svg, input, select, textarea, button, title, rp";

const bodies = await bodyFixtures();

for (const [name, html] of bodies) {
  test(`the text of ${name} is what the browser shows`, async ({ browser, data, open, page }) => {
    await open({ settings: { dataset: `${data.origin}/bodies.json` }, at: `#/articles/${name}` });
    // The stand-ins for frames and recordings have words that a browser does not show.
    const ours = await page.locator(".prose").evaluate((text: HTMLElement) => {
      for (const player of text.querySelectorAll(".player, [data-player]")) player.remove();
      return text.innerText;
    });

    // A page without any policy, where the browser's own parser may be used.
    const plain = await browser.newPage();
    const theirs = await plain.evaluate(
      ([html, dropped]) => {
        document.body.innerHTML = html;
        for (const element of document.body.querySelectorAll(dropped)) element.remove();
        return document.body.innerText;
      },
      [html, dropped] as const,
    );
    await plain.close();

    const words = (text: string) => text.replace(/\s+/g, " ").trim();
    expect(words(ours)).toBe(words(theirs));
  });
}
