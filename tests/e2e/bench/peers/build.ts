// Builds the other readers into a folder of their own, each with the tool that it comes with.

import { execFile } from "node:child_process";
import { cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { articles, built, copyData, dist, packages, type Article } from "../reading/articles.ts";
import { writeDocsify } from "./docsify.ts";
import { writeMarkdown } from "./markdown.ts";
import { writePlain } from "./plain.ts";

const run = promisify(execFile);

/** Runs a package's command; the client for production, not for its developers. */
async function node(script: string, ...given: string[]): Promise<void> {
  const env = { ...process.env, NODE_ENV: "production" };
  await run(process.execPath, [join(packages, script), ...given], { env });
}

/** A client that is built with Vite, from the folder of its name beside this file. */
async function writeClient(folder: string, name: string): Promise<void> {
  const source = join(import.meta.dirname, name);
  await node("vite/bin/vite.js", "build", source, "--base", "./", "--outDir", folder, "--emptyOutDir");
  await copyData(folder);
}

/** The articles in VitePress with its own theme and settings. */
async function writeVitePress(folder: string, list: Article[]): Promise<void> {
  const source = `${folder}-source`;
  const items = list.map(({ id, title }) => ({ text: title, link: `/articles/${id}` }));
  const settings = { title: "The Wujiang Reader", base: "/vitepress/", themeConfig: { sidebar: items } };
  await writeMarkdown(source, list, "/");
  await cp(join(dist, "data", "images"), join(source, "public", "images"), { recursive: true });
  await mkdir(join(source, ".vitepress"), { recursive: true });
  await writeFile(join(source, ".vitepress", "config.mjs"), `export default ${JSON.stringify(settings)};\n`);
  // Its pages import Vue from where they are.
  await symlink(packages, join(source, "node_modules"));
  await node("vitepress/bin/vitepress.js", "build", source, "--outDir", folder);
}

/** Ours without printed pages: the page that needs the module and the dataset stands at the root. */
async function writeUnprinted(folder: string): Promise<void> {
  const printed = /\/dist\/(articles|archive|sections|tags|timeline|about|prepared)(\/|$)/;
  await cp(dist, folder, { recursive: true, filter: (path) => !printed.test(path) });
  // The page reads the dataset: it is not told of the prepared edition.
  const page = await readFile(join(dist, "app.html"), "utf8");
  await writeFile(join(folder, "index.html"), page.replace(" data-prepared", ""));
}

const at = (name: string) => join(built, name);

/** Copies ours, printed and not, into an empty folder. */
export async function buildOurs(): Promise<void> {
  await rm(built, { recursive: true, force: true });
  await mkdir(built, { recursive: true });
  await cp(dist, at("printed"), { recursive: true });
  await writeUnprinted(at("unprinted"));
}

/** Makes all of them anew. */
export async function buildReaders(): Promise<void> {
  const list = await articles();
  await buildOurs();
  await writePlain(at("plain"), list);
  await mkdir(at("docsify"));
  await writeDocsify(at("docsify"), list);
  await writeVitePress(at("vitepress"), list);
  await writeClient(at("react"), "react");
  await writeClient(at("svelte"), "svelte");
}
