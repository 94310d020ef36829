// Faults: a dataset that cannot be loaded, and a policy that blocks HTML text and inline styles.

import { expect, test } from "./visit.ts";

test.describe("a dataset that fails", () => {
  // Some browsers report failed requests in the console, each in its own words.
  test.use({ expected: /^(console|page): .*(Cross-Origin|CORS policy|access control|Access-Control|Failed to load resource)/i });

  test("is reported on a card, with a button to try again", async ({ data, open, visitor }) => {
    await open("", { dataset: `${data.origin}/web-page.json` });
    await visitor.expectHeading("We can’t load the news right now");
    await visitor.expectText("[role=alert]", "expected a dataset, found a web page, `Welcome`");
    const requests = () => data.requests.get("/web-page.json") ?? 0;
    const before = requests();
    await visitor.button("Try again");
    await visitor.waitFor("another request", async () => requests() > before, true);
    await visitor.expectHeading("We can’t load the news right now");
  });

  for (const [file, words] of [
    ["not-json.json", "found a mistake at line 2, column 13: expected a value, found `,`"],
    ["missing.json", "missing.json: the server answered with status 404"],
    ["no-cors.json", "does not let this page read it"],
    ["broken-off.json", "the connection broke off"],
  ] as const) {
    test(`is replaced by the copy, with the reason: ${file}`, async ({ data, open, visitor }) => {
      await open("", { dataset: `${data.origin}/${file}`, fallback: "data/edition.json" });
      await visitor.expectHeading("The Wujiang Reader");
      await visitor.expectText(".copy-line", "You’re reading the copy that came with this site.");
      await visitor.expectText(".copy-line", words);
    });
  }

  test("is replaced by the last good copy where the browser keeps one", async ({ data, open, visitor }) => {
    const dataset = `${data.origin}/chinese.json`;
    await open("", { dataset, fallback: "data/edition.json" });
    await visitor.expectHeading("湖边札记");
    await visitor.waitFor("the copy", () => visitor.evaluate(async (address) => (await caches.match(address))?.status, dataset), 200);
    await visitor.reload();
    await visitor.expectHeading("湖边札记");
    // A driven WebKitGTK forgets the cache storage with the page, as in private windows.
    const kept = await visitor.evaluate(async (address) => (await caches.match(address)) !== undefined, dataset);
    await data.close();
    await visitor.reload();
    await visitor.expectHeading(kept ? "湖边札记" : "The Wujiang Reader");
    await visitor.expectText(".copy-line", kept ? /您正在阅读 \d{4}年\d+月\d+日.*保存的副本/ : "the copy that came with this site");
  });
});

test.describe("the policy that every test runs under", () => {
  test.use({ expected: /TrustedHTML|require-trusted-types-for|Content.Security.Policy|violation: style-src|not loaded: null/ });

  test("is in force: HTML text and inline styles are refused", async ({ open, problems, visitor }) => {
    await open();
    await visitor.expectHeading("The Wujiang Reader");
    const outcome = await visitor.evaluate(() => {
      // Browsers without Trusted Types do not know this rule.
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
    // watch.js reports the violation.
    await visitor.waitFor("the violation", async () => problems.some((problem) => problem.startsWith("violation: style-src")), true);
  });
});
