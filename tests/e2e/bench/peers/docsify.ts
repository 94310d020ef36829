// The articles in docsify, set up as its documentation says, with its files beside the page.

import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { copyData, packages, type Article } from "../reading/articles.ts";
import { writeMarkdown } from "./markdown.ts";

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <title>The Wujiang Reader</title>
    <link rel="stylesheet" href="core.min.css">
  </head>
  <body>
    <div id="app"></div>
    <script>
      window.$docsify = { name: "The Wujiang Reader", homepage: "index.md", loadSidebar: true, relativePath: true };
    </script>
    <script src="docsify.min.js"></script>
  </body>
</html>
`;

/** Writes the site into a folder. */
export async function writeDocsify(folder: string, list: Article[]): Promise<void> {
  await copyData(folder);
  await writeMarkdown(folder, list, "data/");
  const links = list.map(({ id, title }) => `- [${title}](/articles/${id}.md)`);
  await writeFile(join(folder, "_sidebar.md"), links.join("\n"));
  await writeFile(join(folder, "index.html"), page);
  for (const file of ["docsify.min.js", "themes/core.min.css"]) {
    await copyFile(join(packages, "docsify", "dist", file), join(folder, file.replace("themes/", "")));
  }
}
