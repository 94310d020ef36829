// The articles that every reader gets: the bundled edition's, out of the built site.

import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";

const project = join(import.meta.dirname, "..", "..", "..", "..");
export const dist = join(project, "dist");
/** Where the readers to compare with are built. */
export const built = join(project, "target", "bench", "reading");
/** The packages that they are built with. */
export const packages = join(import.meta.dirname, "..", "node_modules");

export interface Article {
  id: string;
  title: string;
  summary: string;
  content_html: string;
  image?: string;
  _gazette: { image?: { alt: string; width: number; height: number } };
}

/** The article that is opened, and the one that a link on its page leads to. */
export const [first, second] = ["silk", "wujiang"];

export async function articles(): Promise<Article[]> {
  const { items } = JSON.parse(await readFile(join(dist, "data", "edition.json"), "utf8")) as { items: Article[] };
  return items;
}

/** The article of that name. */
export function named(list: Article[], id: string): Article {
  const found = list.find((article) => article.id === id);
  if (!found) throw new Error(`expected an article ${id} in the bundled edition`);
  return found;
}

/** Puts the dataset and its pictures into a reader's folder. */
export async function copyData(folder: string): Promise<void> {
  await cp(join(dist, "data"), join(folder, "data"), { recursive: true });
}
