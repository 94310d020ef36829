// Checks in every browser that problems on a page are reported. All other tests here depend on these reports.

import { serveHost } from "../hosts.ts";
import { expect, test } from "./visit.ts";

test.use({ expected: /./ });

test("messages, errors, violations and missing files are reported", async ({ problems, serve, visitor }) => {
  const site = await serve({ shared: true });
  const host = await serveHost({
    "/": {
      policy: `default-src 'none'; script-src ${site.origin}; connect-src ${site.origin}; img-src 'self' data:; require-trusted-types-for 'script'`,
      head: `<script src="${site.origin}/watch.js"></script>`,
      body: `<p style="color: red">Portal</p><img src="data:,">`,
    },
  });
  await visitor.goto(host.origin);
  await visitor.evaluate(() => {
    console.error("a message");
    setTimeout(() => {
      throw new TypeError("an error");
    });
    void Promise.reject(new TypeError("a promise"));
  });
  const kinds = ["console: a message", "page: .*an error", "page: .*a promise", "violation: style-src", "not loaded: data:,"];
  const unreported = async () => kinds.filter((kind) => !problems.some((problem) => new RegExp(`^${kind}`).test(problem)));
  await visitor.waitFor("problems without a report", unreported, []);
  await visitor.goto(`${site.origin}/missing.html`);
  expect(problems).toContain("not found: /missing.html");
  await host.close();
});
