// What is measured: ways to bring the same article to a visitor.

import { first } from "./articles.ts";

export interface Subject {
  name: string;
  /** Where the article is on the server of bench/reading/serve.ts. */
  address: string;
  /** Whether the visitor asks browsers to save data: then the printed page stays without the reader. */
  saving?: boolean;
  /** Whether the reader takes the page over. */
  adopted?: boolean;
}

/** The first one is what the others are compared with. */
export const subjects: Subject[] = [
  { name: "plain HTML", address: `/plain/articles/${first}/` },
  { name: "Gazette, printed, without the reader", address: `/printed/articles/${first}/`, saving: true },
  { name: "Gazette, printed, then the reader", address: `/printed/articles/${first}/`, adopted: true },
  { name: "Gazette, from the feed", address: `/unprinted/#/articles/${first}` },
  { name: "docsify 5", address: `/docsify/#/articles/${first}` },
  { name: "VitePress 1.6", address: `/vitepress/articles/${first}.html` },
  { name: "React 19 client", address: `/react/#/${first}` },
  { name: "Svelte 5 client", address: `/svelte/#/${first}` },
];
