// Other search engines, with their defaults, in a page of their own. Each gets the same documents and the same queries.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import type { Page } from "@playwright/test";
import type { Corpus, Doc } from "./corpora.ts";

/** The ids of the first ten of what was found, and the milliseconds that it took. */
export interface Answer {
  found: string[];
  took: number;
}

const modules = join(import.meta.dirname, "..", "node_modules");
const pagefindFiles = join(import.meta.dirname, "..", "..", "..", "..", "target", "generated", "pagefind");

/** What is used of Pagefind's package. Its own types would be missing where the packages of the benches are not installed. */
interface Pagefind {
  createIndex(options: object): Promise<{ index?: PagefindIndex }>;
  close(): Promise<unknown>;
}

interface PagefindIndex {
  addCustomRecord(record: { url: string; content: string; language: string; meta: Record<string, string> }): Promise<unknown>;
  writeFiles(options: { outputPath: string }): Promise<unknown>;
}

/** The engines' scripts: each makes `search(query)`, which gives ids in order. */
export const scripts: Record<string, string> = {
  MiniSearch: `
    const { default: MiniSearch } = await import("/minisearch/dist/es/index.js");
    const index = new MiniSearch({ fields: ["title", "tags", "summary", "text"] });
    index.addAll(docs);
    return (query) => index.search(query).map(({ id }) => id);`,
  "MiniSearch, with prefix and fuzzy": `
    const { default: MiniSearch } = await import("/minisearch/dist/es/index.js");
    const index = new MiniSearch({ fields: ["title", "tags", "summary", "text"], searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 6, tags: 4, summary: 3 } } });
    index.addAll(docs);
    return (query) => index.search(query).map(({ id }) => id);`,
  Orama: `
    const { create, insertMultiple, search } = await import("/@orama/orama/dist/browser/index.js");
    const index = create({ schema: { title: "string", tags: "string", summary: "string", text: "string" } });
    await insertMultiple(index, docs);
    return async (query) => (await search(index, { term: query })).hits.map(({ id }) => id);`,
  FlexSearch: `
    const { Document } = await import("/flexsearch/dist/flexsearch.bundle.module.min.mjs");
    const index = new Document({ document: { id: "id", index: ["title", "tags", "summary", "text"] } });
    for (const doc of docs) index.add(doc);
    return (query) => index.search(query, { merge: true, limit: 10 }).map(({ id }) => id);`,
  Pagefind: `
    const engine = await import("/pagefind/pagefind.js?" + name);
    await engine.options({ basePath: "/pagefind/" });
    await engine.init();
    return async (query) => {
      const { results } = await engine.search(query);
      const data = await Promise.all(results.slice(0, 10).map((result) => result.data()));
      return data.map(({ meta }) => meta.id);
    };`,
};

export const names = Object.keys(scripts);

/** Serves the packages and Pagefind's index from loopback. */
export async function serve(): Promise<{ origin: string; close(): void }> {
  const types: Record<string, string> = { ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json", ".wasm": "application/wasm" };
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://loopback").pathname);
    const file = path.startsWith("/pagefind/") ? join(pagefindFiles, path.slice("/pagefind".length)) : join(modules, path);
    const answer = path === "/" ? Promise.resolve("<!doctype html><title>Bench</title>") : readFile(file);
    answer.then(
      (body) => response.writeHead(200, { "content-type": types[extname(path)] ?? (path === "/" ? "text/html" : "application/octet-stream") }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

/** Writes Pagefind's index of a corpus, one record a document in the language of the document. */
async function indexForPagefind(docs: Doc[], language: (doc: Doc) => string): Promise<void> {
  const pagefind: Pagefind = await import(join(modules, "pagefind", "lib", "index.js"));
  const { index } = await pagefind.createIndex({});
  if (!index) throw new Error("expected an index of Pagefind");
  for (const doc of docs) {
    const content = [doc.title, doc.tags, doc.summary, doc.text].join("\n");
    await index.addCustomRecord({ url: `/${encodeURIComponent(doc.id)}`, content, language: language(doc), meta: { title: doc.title, id: doc.id } });
  }
  await index.writeFiles({ outputPath: pagefindFiles });
  await pagefind.close();
}

/** The answers of an engine. Pagefind has an index for each language and searches that of the page. */
export async function ask(page: Page, origin: string, engine: string, corpus: Corpus, queries: { query: string; language: string }[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  const groups = engine === "Pagefind" ? [...new Set(queries.map(({ language }) => language))] : [""];
  if (engine === "Pagefind") await indexForPagefind(corpus.docs, (doc) => languageOf(corpus, doc));
  for (const language of groups) {
    const group = queries.filter((query) => !language || query.language === language);
    await page.goto(origin);
    await page.evaluate((language) => (document.documentElement.lang = language || "en"), language === "mixed" ? "en" : language);
    const found = await page.evaluate(run, { script: scripts[engine] ?? "", docs: corpus.docs, queries: group.map(({ query }) => query), name: `${corpus.name}-${language}` });
    for (const [at, answer] of found.entries()) answers[queries.indexOf(group[at] ?? { query: "", language: "" })] = answer;
  }
  return answers;
}

/** The language of a document: the Chinese ones of the bundled edition have names that say so. */
function languageOf(corpus: Corpus, doc: Doc): string {
  const [, language = "en"] = /^declaration-(\w+)$/.exec(corpus.name) ?? [];
  return /-zh(#|$)/.test(doc.id) ? "zh" : language;
}

/** In the page: makes the index and asks every query. */
async function run({ script, docs, queries, name }: { script: string; docs: Doc[]; queries: string[]; name: string }): Promise<Answer[]> {
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as new (...parts: string[]) => (docs: Doc[], name: string) => Promise<(query: string) => string[] | Promise<string[]>>;
  const search = await new AsyncFunction("docs", "name", script)(docs, name);
  const answers: Answer[] = [];
  for (const query of queries) {
    const begin = performance.now();
    const found = await search(query);
    answers.push({ found: found.slice(0, 10), took: performance.now() - begin });
  }
  return answers;
}
