// Lighthouse's scores of our pages, from the server that all readers of bench/reading are measured on; with its own
// preset of a phone. Its command is run, so that its types need not be installed for the tests.

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { test } from "@playwright/test";
import { buildOurs } from "./peers/build.ts";
import { built, first, packages } from "./reading/articles.ts";
import { serveReaders } from "./reading/serve.ts";
import { median } from "./reading/tables.ts";
import { report } from "./report.ts";

const runs = 3;
const pages: [name: string, address: string][] = [
  ["printed article", `/printed/articles/${first}/`],
  ["printed front page", "/printed/"],
  ["printed timeline", "/printed/timeline/"],
  ["article from the feed", `/unprinted/#/articles/${first}`],
];
const figures: [head: string, audit: string, digits: number][] = [
  ["first paint, ms", "first-contentful-paint", 0],
  ["largest paint, ms", "largest-contentful-paint", 0],
  ["blocked, ms", "total-blocking-time", 0],
  ["layout shift", "cumulative-layout-shift", 3],
  ["speed index, ms", "speed-index", 0],
];

interface Audit {
  title: string;
  score: number | null;
  numericValue?: number;
  displayValue?: string;
}

interface Result {
  categories: Record<string, { title: string; score: number; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, Audit>;
}

const run = promisify(execFile);

async function lighthouse(address: string, browser: string): Promise<Result> {
  const file = join(built, "lighthouse.json");
  const flags = ["--quiet", "--output=json", `--output-path=${file}`, "--chrome-flags=--headless=new --no-sandbox --disable-gpu"];
  await run(process.execPath, [join(packages, "lighthouse/cli/index.js"), address, ...flags], { env: { ...process.env, CHROME_PATH: browser } });
  return JSON.parse(await readFile(file, "utf8")) as Result;
}

/** What keeps a category below its full score. */
function defects({ categories, audits }: Result): string[] {
  return Object.values(categories).flatMap(({ title, auditRefs }) =>
    auditRefs
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => `${title}: ${id}, ${audits[id]?.title} ${audits[id]?.displayValue ?? ""}`),
  );
}

test("lighthouse", async ({ browser, playwright }) => {
  test.setTimeout(1_800_000);
  await buildOurs();
  const server = await serveReaders();
  const program = process.env["CHROME"] ?? playwright.chromium.executablePath();
  const rows: string[][] = [];
  for (const [name, address] of pages) {
    const results: Result[] = [];
    for (let round = 0; round < runs; round += 1) results.push(await lighthouse(server.origin + address, program));
    const categories = Object.keys(results[0]?.categories ?? {});
    const titles = categories.map((category) => results[0]?.categories[category]?.title ?? "");
    if (rows.length === 0) rows.push(["page", ...titles, ...figures.map(([head]) => head)]);
    const scores = categories.map((category) => median(results.map((result) => (result.categories[category]?.score ?? NaN) * 100)).toFixed(0));
    const values = figures.map(([, audit, digits]) => median(results.map(({ audits }) => audits[audit]?.numericValue ?? NaN)).toFixed(digits));
    rows.push([name, ...scores, ...values]);
    for (const defect of new Set(results.flatMap(defects))) console.log(`${name}: ${defect}`);
  }
  server.close();
  await report("lighthouse", rows, browser.version());
});
