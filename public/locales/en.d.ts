// Written by `locale-compiler` from locales/en.ftl. A test compares both files.

/** The tags of the languages, as their files are named. */
export const languages: string[];
/** The language's tag, for `lang` attributes. */
export const tag: string;
/** The texts. */
export const words: {
  "trouble-start": string;
  "trouble-slow": string;
  "trouble-broken": string;
  "trouble-old": string;
  "trouble-policy": string;
  "trouble-stale": string;
  "trouble-kind": string;
  "trouble-away": string;
  "trouble-reload": string;
  /** Before details for the operator, which are in English. */
  "trouble-operator": string;
  "builder-title": string;
  "builder-text": string;
  "builder-view": string;
  "builder-view-article": string;
  "builder-view-timeline": string;
  "builder-view-story": string;
  "builder-view-plan": string;
  "builder-view-map": string;
  "builder-view-related": string;
  "builder-view-search": string;
  "builder-view-list": string;
  "builder-view-edition": string;
  "builder-article": string;
  /** The option for no article. */
  "builder-none": string;
  "builder-section": string;
  "builder-tag": string;
  /** The option for all sections or all topics. */
  "builder-all": string;
  "builder-limit": string;
  "builder-theme": string;
  "builder-theme-page": string;
  "builder-theme-auto": string;
  "builder-theme-light": string;
  "builder-theme-dark": string;
  "builder-links": string;
  "builder-links-view": string;
  "builder-links-site": string;
  "builder-host": string;
  "builder-host-plain": string;
  "builder-host-hostile": string;
  "builder-room": string;
  "builder-integrity": string;
  "builder-integrity-text": string;
  "builder-look": string;
  "builder-lines": string;
  "builder-element": string;
  "builder-element-text": string;
  "builder-frame": string;
  "builder-frame-text": string;
  "builder-oembed": string;
  "builder-oembed-text": string;
  "builder-copy": string;
  "builder-copied": string;
  "builder-not-copied": string;
  /** In the lines to copy: the link that is visible until the view has loaded. */
  "builder-read": string;
};
