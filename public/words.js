// The texts of the site's scripts. The build writes `locales/` from the files of all languages. English is loaded with
// this script, and other languages on demand.

import { languages, tag as englishTag, words as english } from "./locales/en.js";

/** @typedef {typeof english} Words */

/** The language of `locales/` for a tag: `zh` for `zh-CN`. @param {string} tag */
function languageOf(tag) {
  const parts = tag.toLowerCase().split(/[-_]/);
  for (; parts.length > 0; parts.pop()) {
    const found = languages.find((language) => language.toLowerCase() === parts.join("-"));
    if (found) return found;
  }
  return undefined;
}

/**
 * The texts in the first of these languages that has texts. In English if none has, or if the texts cannot be loaded.
 * @param {readonly string[]} tags
 * @returns {Promise<{ tag: string, words: Words }>}
 */
export async function wordsIn(tags) {
  const language = tags.map(languageOf).find((found) => found !== undefined) ?? "en";
  try {
    if (language !== "en") return await import(`./locales/${language}.js`);
  } catch {
    // English is already loaded.
  }
  return { tag: englishTag, words: english };
}
