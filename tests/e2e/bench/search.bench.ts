// How good the results of a search are: ours beside other engines with their defaults, over judged queries, in one run.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test, type Page } from "@playwright/test";
import { report } from "./report.ts";
import { corpora, type Corpus } from "./search/corpora.ts";
import { ask, names, serve, type Answer } from "./search/engines.ts";
import { isComplete, serveEdition, type } from "./search/ours.ts";
import { mean, percentile, worth, type Judged, type Worth } from "./search/measures.ts";

const file = join(import.meta.dirname, "..", "..", "fixtures", "search", "judged.json");

/** A judged query with an answer to it. */
interface Seen {
  judged: Judged;
  answer: Answer;
  worth: Worth;
  /** Whether the query is of the half that is looked at last. */
  isAside: boolean;
}

/** The answers of our site. */
async function ours(page: Page, corpus: Corpus, queries: Judged[]): Promise<Answer[]> {
  const site = await serveEdition(page, corpus.dataset);
  await page.goto(`${site.origin}/#/search?q=of`);
  await page.waitForFunction(isComplete);
  const answers: Answer[] = [];
  for (const { query } of queries) answers.push(await page.evaluate(type, query));
  await page.goto("about:blank");
  await site.close();
  return answers;
}

const number = (value: number) => value.toFixed(2);

/** A row of the table: of all queries that have an answer, and of those that have none. */
function row(name: string, seen: Seen[]): string[] {
  const answerable = seen.filter(({ judged }) => judged.best.length > 0);
  const average = (measure: (worth: Worth) => number, list = answerable) => number(mean(list.map(({ worth }) => measure(worth))));
  const empty = answerable.filter(({ worth }) => worth.isEmpty).length;
  const nothing = seen.filter(({ judged }) => judged.best.length === 0);
  const times = seen.map(({ answer }) => answer.took);
  return [
    name,
    average(({ recall }) => recall),
    average(({ reciprocal }) => reciprocal),
    average(({ gain }) => gain),
    average(({ gain }) => gain, answerable.filter(({ isAside }) => isAside)),
    `${((empty / answerable.length) * 100).toFixed(0)} %`,
    `${nothing.filter(({ worth }) => worth.isEmpty).length} of ${nothing.length}`,
    `${percentile(times, 0.5).toFixed(1)}, ${percentile(times, 0.95).toFixed(1)}`,
  ];
}

test("search", async ({ page, browser }) => {
  test.setTimeout(1_800_000);
  const all = JSON.parse(await readFile(file, "utf8")) as Judged[];
  const [engines, texts] = [await serve(), await corpora()];
  const seen = new Map<string, Seen[]>();
  for (const corpus of texts) {
    const queries = all.filter((judged) => judged.corpus === corpus.name);
    for (const name of ["Gazette", ...names]) {
      const answers = name === "Gazette" ? await ours(page, corpus, queries) : await ask(page, engines.origin, name, corpus, queries);
      const list = queries.map((judged, at): Seen => {
        const answer = answers[at] ?? { found: [], took: NaN };
        return { judged, answer, worth: worth(judged, answer.found), isAside: all.indexOf(judged) % 2 === 1 };
      });
      seen.set(name, [...(seen.get(name) ?? []), ...list]);
    }
  }
  engines.close();
  for (const { judged, answer, worth } of seen.get("Gazette") ?? []) {
    if (worth.gain < 0.9) console.log(`${judged.language} ${judged.kind}: ${judged.query}\n  wanted ${judged.best.join(" ")}, found ${answer.found.join(" ")}`);
  }
  const head = ["engine", "recall@10", "MRR", "nDCG@10", "nDCG@10, set aside", "nothing found", "rightly nothing", "ms: median, 95 %"];
  await report("search", [head, ...[...seen].map(([name, list]) => row(name, list))], browser.version());
  const languages = [...new Set(all.map(({ language }) => language))];
  const cells = (list: Seen[]) =>
    languages.map((language) => number(mean(list.filter(({ judged }) => judged.language === language && judged.best.length > 0).map(({ worth }) => worth.gain))));
  await report("search-languages", [["nDCG@10", ...languages], ...[...seen].map(([name, list]) => [name, ...cells(list)])], browser.version());
});
