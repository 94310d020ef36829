// What a visitor does with a page: looks for things by selector and name, waits until they are there, clicks on them.
// Views' shadow roots are looked into.

import { expect } from "@playwright/test";
import type { Tab } from "./browser.ts";

/** A function that runs in the page: it knows what it is given and the page, and nothing around it. */
type Script<Given extends unknown[], Found> = (...given: Given) => Found | Promise<Found>;

/** An element as a visitor meets it. */
export interface Seen {
  text: string;
  /** Its label, title or text. */
  name: string;
  /** The middle of its first line, in the window. */
  x: number;
  y: number;
  width: number;
  height: number;
  focused: boolean;
  /** Whether it is in the window, with nothing before it. */
  inReach: boolean;
}

/** Waits long enough for a slow machine; how long it takes is no test's business. */
const patience = { intervals: [50, 100, 200, 400] };

export class Visitor {
  readonly #tab: Tab;

  constructor(tab: Tab) {
    this.#tab = tab;
  }

  goto(address: string): Promise<void> {
    return this.#tab.goto(address);
  }

  address(): Promise<string> {
    return this.#tab.address();
  }

  back(): Promise<void> {
    return this.#tab.back();
  }

  reload(): Promise<void> {
    return this.#tab.reload();
  }

  press(key: string, held?: "Control"): Promise<void> {
    return this.#tab.press(key, held);
  }

  type(text: string): Promise<void> {
    return this.#tab.type(text);
  }

  /** What a function gives in the page, or in a frame of it. */
  evaluate<Given extends unknown[], Found>(script: Script<Given, Found>, ...given: Given): Promise<Found> {
    return this.#tab.evaluate(called(script, given)) as Promise<Found>;
  }

  within<Given extends unknown[], Found>(frame: string, script: Script<Given, Found>, ...given: Given): Promise<Found> {
    return this.#tab.evaluate(called(script, given), frame) as Promise<Found>;
  }

  /** The elements that a selector finds and that are to be seen. */
  look(selector: string): Promise<Seen[]> {
    return this.evaluate(look, selector, "", false);
  }

  /** What each of them says. */
  async texts(selector: string): Promise<string[]> {
    return (await this.look(selector)).map(({ text }) => text);
  }

  /** Waits until the first of them says this. */
  async reads(selector: string, words: string | RegExp): Promise<void> {
    const first = () => this.texts(selector).then(([text]) => text ?? "(nothing)");
    const said = expect.poll(first, { ...patience, message: selector });
    await (typeof words === "string" ? said.toContain(words) : said.toMatch(words));
  }

  /** Waits until there are so many of them. */
  async counts(selector: string, count: number): Promise<void> {
    await this.until(`the number of ${selector}`, async () => (await this.look(selector)).length, count);
  }

  /** Waits until a page of the reader is shown with this heading. */
  heading(words: string | RegExp): Promise<void> {
    return this.reads("#content h1:not(.hidden)", words);
  }

  /** Waits until what is found is this. */
  async until<Found>(what: string, find: () => Promise<Found>, found: Found): Promise<void> {
    await expect.poll(find, { ...patience, message: what }).toEqual(found);
  }

  /** Waits until one has the focus. */
  async focus(selector: string): Promise<void> {
    await this.until(`the focus on ${selector}`, async () => (await this.look(selector)).some(({ focused }) => focused), true);
  }

  /** Where the page is scrolled to. */
  scrolled(): Promise<number> {
    return this.evaluate(() => Math.round(scrollY));
  }

  /** Waits until an element is in reach and rests there, scrolling to it as a visitor would. */
  async reach(selector: string, name = ""): Promise<Seen> {
    let before: Seen | undefined;
    const find = async () => {
      const [found] = await this.evaluate(look, selector, name, true);
      const rests = found !== undefined && found.inReach && found.x === before?.x && found.y === before.y;
      before = found;
      return rests;
    };
    await this.until(`${selector} ${name} in reach`, find, true);
    return before as unknown as Seen;
  }

  /** Clicks on the first element that a selector finds, of those that have these words in their name. */
  async click(selector: string, name = ""): Promise<void> {
    const { x, y } = await this.reach(selector, name);
    await this.#tab.click(x, y);
  }

  link(name: string): Promise<void> {
    return this.click("a[href]", name);
  }

  button(name: string): Promise<void> {
    return this.click("button", name);
  }
}

/** A call of a function, as an expression for the page. */
function called<Given extends unknown[]>(script: Script<Given, unknown>, given: Given): string {
  return `(${script})(...${JSON.stringify(given)})`;
}

/** In a page: what a visitor sees of the elements that a selector finds, and whose names have these words. */
function look(selector: string, words: string, bring: boolean): Seen[] {
  const found: HTMLElement[] = [];
  const visit = (root: Document | ShadowRoot) => {
    found.push(...root.querySelectorAll<HTMLElement>(selector));
    for (const { shadowRoot } of root.querySelectorAll("*")) if (shadowRoot) visit(shadowRoot);
  };
  visit(document);
  const deepest = (find: (root: Document | ShadowRoot) => Element | null) => {
    let at = find(document);
    while (at?.shadowRoot) {
      const inside = find(at.shadowRoot);
      if (!inside || inside === at) break;
      at = inside;
    }
    return at;
  };
  const squeeze = (text: string | null) => (text ?? "").replace(/\s+/g, " ").trim();
  const named = found
    .map((element) => {
      const text = squeeze(element.textContent);
      return { element, text, name: element.getAttribute("aria-label") || text || element.title };
    })
    .filter(({ element, name }) => name.includes(words) && element.checkVisibility({ visibilityProperty: true }));
  const focused = deepest((root) => root.activeElement);
  return named.map(({ element, text, name }, index) => {
    const line = () => element.getClientRects()[0] ?? element.getBoundingClientRect();
    const middle = ({ left, top, width, height }: DOMRect) => ({ x: Math.round(left + width / 2), y: Math.round(top + height / 2) });
    const hit = () => {
      const { x, y } = middle(line());
      const there = deepest((root) => root.elementFromPoint(x, y));
      return there !== null && element.contains(there);
    };
    let inReach = hit();
    if (bring && index === 0 && !inReach) {
      element.scrollIntoView({ block: "center", behavior: "instant" });
      inReach = hit();
    }
    const { width, height } = element.getBoundingClientRect();
    return { text, name, ...middle(line()), width, height, focused: element === focused, inReach };
  });
}
