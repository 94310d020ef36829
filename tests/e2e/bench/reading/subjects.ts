// What is measured: ways to bring the same article to a visitor.

import { first, second } from "./articles.ts";

export interface Subject {
  name: string;
  /** Where the article is on the server of bench/reading/serve.ts. */
  address: string;
  /** The link to the second article in the page's main part; menus may hide theirs beside a narrow window. */
  link: string;
  /** Whether the visitor asks browsers to save data: then the printed page stays without the reader. */
  saving?: boolean;
  /** Whether the reader takes the page over. */
  adopted?: boolean;
}

const [ours, another] = [`main a[href*="articles/${second}"]`, "text=Another article"];

/** The first one is what the others are compared with. */
export const subjects: Subject[] = [
  { name: "plain HTML", address: `/plain/articles/${first}/`, link: another },
  { name: "Gazette, printed, without the reader", address: `/printed/articles/${first}/`, link: ours, saving: true },
  { name: "Gazette, printed, then the reader", address: `/printed/articles/${first}/`, link: ours, adopted: true },
  { name: "Gazette, prepared, without a printed page", address: `/printed/app.html#/articles/${first}`, link: ours },
  { name: "Gazette, from the feed", address: `/unprinted/#/articles/${first}`, link: ours },
  { name: "docsify 5", address: `/docsify/#/articles/${first}`, link: another },
  { name: "VitePress 1.6", address: `/vitepress/articles/${first}.html`, link: another },
  { name: "React 19 client", address: `/react/#/${first}`, link: `a[href="#/${second}"]` },
  { name: "Svelte 5 client", address: `/svelte/#/${first}`, link: `a[href="#/${second}"]` },
];
