// The payloads of tests/fixtures/attacks, each in all fields of its kind, and harmless values in the other fields.

import { readFile } from "node:fs/promises";
import { join } from "node:path";

export interface Payload {
  name: string;
  payload: string;
}

const folder = join(import.meta.dirname, "..", "fixtures", "attacks");

export async function payloads(kind: "html" | "text" | "urls"): Promise<Payload[]> {
  return JSON.parse(await readFile(join(folder, `${kind}.json`), "utf8"));
}

/** The number of payloads. */
export async function countOfAttacks(): Promise<number> {
  return (await payloads("html")).length + (await payloads("text")).length + (await payloads("urls")).length;
}

export interface Field {
  html: string;
  text: string;
  url: string;
  picture: string;
}

/** For each payload: the payload in all fields of its kind, and harmless values in the other fields. */
export async function fields(): Promise<Field[]> {
  const plain = { html: "<p>Text</p>", text: "Text", url: "https://example.org/", picture: "/img/a.svg" };
  const html = (await payloads("html")).map(({ payload }) => ({
    ...plain,
    html: `<p>before</p>${payload}<p>after</p>`,
    text: payload,
  }));
  const text = (await payloads("text")).map(({ payload }) => ({ ...plain, text: payload, html: payload }));
  const urls = (await payloads("urls")).map(({ payload }) => {
    const quoted = payload.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    const html = `<p><a href="${quoted}">a</a><iframe src="${quoted}"></iframe><q cite="${quoted}">q</q></p>`;
    // A browser may request any web address of a picture, so such a payload is not put into `picture`.
    return { ...plain, url: payload, html, picture: isWeb(payload) ? plain.picture : payload };
  });
  return [...html, ...text, ...urls];
}

export function isWeb(address: string): boolean {
  try {
    return /^https?:$/.test(new URL(address, "https://example.org/").protocol);
  } catch {
    return true;
  }
}

export type Writer = (all: Field[]) => unknown;

/** The address of an item's page: the payload, unless it would give the article another address. */
export const page = (url: string, index: number) => (isWeb(url) ? `https://example.org/a${index}` : url);

/** The columns of a table, and a row of it. */
export const columns = ["Id", "Title", "Start", "Description", "Location", "Category", "URL", "Image"];
export const row = ({ html, text, url, picture }: Field, index: number) => [`a${index}`, text, "2024-01-01", html, text, text, url, picture];
