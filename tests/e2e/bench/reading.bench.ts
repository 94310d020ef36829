// The time until an article can be read: ours, printed and from the feed, beside plain HTML and other readers of
// the same articles, in one run. `READING_ROUNDS=1` makes a short run, which writes no tables.

import { test } from "@playwright/test";
import { buildReaders } from "./peers/build.ts";
import { articles, first, named, second } from "./reading/articles.ts";
import { serveReaders } from "./reading/serve.ts";
import { subjects } from "./reading/subjects.ts";
import { bytesTable, timesTable } from "./reading/tables.ts";
import { visit, type Profile, type Visit } from "./reading/visit.ts";
import { report } from "./report.ts";

const usual = 7;
const rounds = Number(process.env["READING_ROUNDS"] ?? usual);

const profiles: Profile[] = [
  {
    name: "phone",
    window: { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true },
    line: { down: 1_600_000, up: 750_000, latency: 150 },
    slower: 4,
  },
  {
    name: "desktop",
    window: { viewport: { width: 1350, height: 940 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false },
    slower: 1,
  },
];

test("reading", async ({ browser }) => {
  test.setTimeout(3_600_000);
  await buildReaders();
  const list = await articles();
  const [text = ""] = /(?<=<p>)[^<]{40}/.exec(named(list, first).content_html) ?? [];
  const sought = { paragraph: text, heading: named(list, second).title };
  const server = await serveReaders();
  const visits = profiles.map(() => subjects.map((): Visit[] => []));
  // Once for nothing, because the first visit of a run pays for the browser's start and the server's compressing.
  for (let round = -1; round < rounds; round += 1) {
    for (const [row, profile] of profiles.entries()) {
      // Every other round goes backwards, so that none always follows the same one.
      const order = round % 2 === 0 ? [...subjects.entries()] : [...subjects.entries()].reverse();
      for (const [column, subject] of order) {
        const seen = await visit(browser, profile, subject, server.origin + subject.address, sought);
        console.log(`round ${round + 1}, ${profile.name}, ${subject.name}: ${seen.readable.toFixed(0)} ms`);
        if (round >= 0) visits[row]?.[column]?.push(seen);
      }
    }
  }
  server.close();
  const tables: [name: string, rows: string[][]][] = profiles.map(({ name }, row) => [`reading-${name}`, timesTable(visits[row] ?? [])]);
  tables.push(["reading-bytes", bytesTable(visits[0] ?? [])]);
  for (const [name, rows] of tables) {
    if (rounds >= usual) await report(name, rows, browser.version());
    else console.log(rows.map((row) => row.join("\t")).join("\n"));
  }
});
