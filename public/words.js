// The texts of the site's scripts. The build writes `locales/` from the files of all languages; a language but
// English is asked for when somebody wants it.

import { languages, tag as englishTag, words as english } from "./locales/en.js";

/** @typedef {typeof english} Words */

/** The language of `locales/` for a tag: `zh` for `zh-CN`. @param {string} wanted */
function known(wanted) {
  const parts = wanted.toLowerCase().split(/[-_]/);
  for (; parts.length > 0; parts.pop()) {
    const found = languages.find((language) => language.toLowerCase() === parts.join("-"));
    if (found) return found;
  }
  return undefined;
}

/**
 * The texts in the first of these languages that there are texts in; in English where there is none, or it cannot be had.
 * @param {readonly string[]} wanted
 * @returns {Promise<{ tag: string, words: Words }>}
 */
export async function wordsIn(wanted) {
  const language = wanted.map(known).find((found) => found !== undefined) ?? "en";
  try {
    if (language !== "en") return await import(`./locales/${language}.js`);
  } catch {
    // English is here.
  }
  return { tag: englishTag, words: english };
}
