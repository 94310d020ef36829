// What goes wrong: a dataset that cannot be had, and a policy that stands in the way of what is not ours.

import { expect, test } from "./visit.ts";

test.describe("a dataset that fails", () => {
  // Some browsers report requests that failed by themselves, each in its own words.
  test.use({ expected: /^(console|page): .*(Cross-Origin|CORS policy|access control|Access-Control|Failed to load resource)/i });

  test("is told on a card, with a way to try again", async ({ data, open, visitor }) => {
    await open("", { dataset: `${data.origin}/web-page.json` });
    await visitor.heading("The edition could not be loaded");
    await visitor.reads("[role=alert]", "there is a web page (“Welcome”), not a dataset");
    const asked = () => data.asked.get("/web-page.json") ?? 0;
    const before = asked();
    await visitor.button("Try again");
    await visitor.until("another request", async () => asked() > before, true);
    await visitor.heading("The edition could not be loaded");
  });

  for (const [file, words] of [
    ["not-json.json", "not valid JSON: expected a value, found `,` at line 2, column 13"],
    ["missing.json", "There is no dataset at"],
    ["no-cors.json", "does not allow this page to read the dataset"],
    ["broken-off.json", "The connection broke off"],
  ] as const) {
    test(`gives way to the copy, with the reason: ${file}`, async ({ data, open, visitor }) => {
      await open("", { dataset: `${data.origin}/${file}`, fallback: "data/edition.json" });
      await visitor.heading("The Wujiang Reader");
      await visitor.reads(".copy-line", "You are reading the copy that came with this site.");
      await visitor.reads(".copy-line", words);
    });
  }

  test("gives way to the last good copy where the browser keeps one", async ({ data, open, visitor }) => {
    const dataset = `${data.origin}/chinese.json`;
    await open("", { dataset, fallback: "data/edition.json" });
    await visitor.heading("湖边札记");
    await visitor.until("the copy", () => visitor.evaluate(async (address) => (await caches.match(address))?.status, dataset), 200);
    await visitor.reload();
    await visitor.heading("湖边札记");
    // WebKitGTK keeps nothing beyond a page while it is steered, as in its private windows.
    const kept = await visitor.evaluate(async (address) => (await caches.match(address)) !== undefined, dataset);
    await data.close();
    await visitor.reload();
    await visitor.heading(kept ? "湖边札记" : "The Wujiang Reader");
    await visitor.reads(".copy-line", kept ? /您正在阅读 \d{4}年\d+月\d+日.*保存的副本/ : "the copy that came with this site");
  });
});

test.describe("the policy that every test runs under", () => {
  test.use({ expected: /TrustedHTML|require-trusted-types-for|Content.Security.Policy|violation: style-src|not loaded: null/ });

  test("is in force: HTML text and inline styles are refused", async ({ open, problems, visitor }) => {
    await open();
    await visitor.heading("The Wujiang Reader");
    const outcome = await visitor.evaluate(() => {
      // Without the types a browser knows of no such rule.
      let html = "trustedTypes" in window ? "taken" : "not known";
      try {
        document.createElement("div").innerHTML = "<b>x</b>";
      } catch {
        html = "refused";
      }
      const style = document.createElement("style");
      style.textContent = "body { color: rgb(1, 2, 3) }";
      document.body.append(style);
      return { html, color: getComputedStyle(document.body).color };
    });
    expect(outcome.html).not.toBe("taken");
    expect(outcome.color).not.toBe("rgb(1, 2, 3)");
    // And what watches hears of it.
    await visitor.until("the violation", async () => problems.some((problem) => problem.startsWith("violation: style-src")), true);
  });
});
