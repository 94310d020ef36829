// The articles as files of Markdown, which takes HTML as it is, for readers that are made from such files.

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { second, type Article } from "../reading/articles.ts";

/** One article. Pictures are at an address that begins with `pictures`. */
function markdown({ title, summary, image, content_html, _gazette }: Article, pictures: string): string {
  const { alt, width, height } = _gazette.image ?? {};
  const picture = image ? `<img src="${pictures}${image}" alt="${alt}" width="${width}" height="${height}">` : "";
  // An empty line after each block, because HTML ends at an empty line.
  return [`# ${title}`, `*${summary}*`, picture, content_html, `[Another article](${second}.md)`, ""].join("\n\n");
}

/** Writes a file for each article, and one with the list of all. */
export async function writeMarkdown(folder: string, list: Article[], pictures: string): Promise<void> {
  const place = join(folder, "articles");
  await mkdir(place, { recursive: true });
  for (const article of list) await writeFile(join(place, `${article.id}.md`), markdown(article, pictures));
  const links = list.map(({ id, title }) => `- [${title}](articles/${id}.md)`);
  await writeFile(join(folder, "index.md"), ["# The Wujiang Reader", "", ...links, ""].join("\n"));
}
