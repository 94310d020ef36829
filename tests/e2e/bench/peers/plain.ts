// The least that shows an article: its printed body in a page of HTML with one style sheet and no script.

import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { copyData, dist, second, type Article } from "../reading/articles.ts";

const page = ({ title }: Article, body: string) => `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>
<link rel="stylesheet" href="../../client.css"><main>${body}</main><p><a href="../${second}/">Another article</a></p></html>
`;

/** Writes the pages into a folder. */
export async function writePlain(folder: string, list: Article[]): Promise<void> {
  await copyData(folder);
  await copyFile(join(import.meta.dirname, "client.css"), join(folder, "client.css"));
  for (const article of list) {
    const printed = await readFile(join(dist, "articles", article.id, "index.html"), "utf8");
    const [body] = /<article class="article">[^]*<\/article>/.exec(printed) ?? [];
    if (!body) throw new Error(`expected an article in the printed page of ${article.id}`);
    const place = join(folder, "articles", article.id);
    await mkdir(place, { recursive: true });
    await writeFile(join(place, "index.html"), page(article, body));
  }
}
