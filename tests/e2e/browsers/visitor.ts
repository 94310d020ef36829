// The actions of a visitor on a page: finding elements by selector and name, waiting for them, clicking on them.
// Selectors find elements in the shadow roots of views too.

import { expect } from "@playwright/test";
import type { Tab } from "./browser.ts";

/** A function that runs in the page. It can use its arguments and the page, but no variables around the function. */
type Script<Given extends unknown[], Found> = (...given: Given) => Found | Promise<Found>;

/** An element as a visitor sees it. */
export interface Seen {
  text: string;
  /** The label, the text or the title, whichever comes first. */
  name: string;
  /** The middle of the first line, in the window. */
  x: number;
  y: number;
  width: number;
  height: number;
  focused: boolean;
  /** Whether the middle is in the window and no other element covers it. */
  inReach: boolean;
}

/** The waits between two looks, in milliseconds. No test here checks how long something takes. */
const polling = { intervals: [50, 100, 200, 400] };

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

  /** The result of a function that runs in the page. */
  evaluate<Given extends unknown[], Found>(script: Script<Given, Found>, ...given: Given): Promise<Found> {
    return this.#tab.evaluate(called(script, given)) as Promise<Found>;
  }

  /** The result of a function that runs in a frame of the page. */
  evaluateInFrame<Given extends unknown[], Found>(frame: string, script: Script<Given, Found>, ...given: Given): Promise<Found> {
    return this.#tab.evaluate(called(script, given), frame) as Promise<Found>;
  }

  /** The visible elements that a selector finds. */
  look(selector: string): Promise<Seen[]> {
    return this.evaluate(look, selector, "", false);
  }

  /** The text of each visible element that a selector finds. */
  async texts(selector: string): Promise<string[]> {
    return (await this.look(selector)).map(({ text }) => text);
  }

  /** Waits until the first visible element that a selector finds has these words. */
  async expectText(selector: string, words: string | RegExp): Promise<void> {
    const first = () => this.texts(selector).then(([text]) => text ?? "(nothing)");
    const poll = expect.poll(first, { ...polling, message: selector });
    await (typeof words === "string" ? poll.toContain(words) : poll.toMatch(words));
  }

  /** Waits until a selector finds this number of visible elements. */
  async expectCount(selector: string, count: number): Promise<void> {
    await this.waitFor(`the number of ${selector}`, async () => (await this.look(selector)).length, count);
  }

  /** Waits until a page of the reader is shown with this heading. */
  expectHeading(words: string | RegExp): Promise<void> {
    return this.expectText("#content h1:not(.hidden)", words);
  }

  /** Waits until a function finds the expected value; `what` names the value in the message of a failure. */
  async waitFor<Found>(what: string, find: () => Promise<Found>, expected: Found): Promise<void> {
    await expect.poll(find, { ...polling, message: what }).toEqual(expected);
  }

  /** Waits until one of the elements that a selector finds has the focus. */
  async expectFocus(selector: string): Promise<void> {
    await this.waitFor(`the focus on ${selector}`, async () => (await this.look(selector)).some(({ focused }) => focused), true);
  }

  /** The page's scroll position, in pixels from the top. */
  scrolled(): Promise<number> {
    return this.evaluate(() => Math.round(scrollY));
  }

  /** Scrolls to an element as a visitor would, and waits until the element is in reach and no longer moves. */
  async reach(selector: string, name = ""): Promise<Seen> {
    let before: Seen | undefined;
    const find = async () => {
      const [found] = await this.evaluate(look, selector, name, true);
      const rests = found !== undefined && found.inReach && found.x === before?.x && found.y === before.y;
      before = found;
      return rests;
    };
    await this.waitFor(`${selector} ${name} in reach`, find, true);
    return before as unknown as Seen;
  }

  /** Clicks on the first element that a selector finds and whose name has these words. */
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

/** An expression for the page that calls a function with arguments. */
function called<Given extends unknown[]>(script: Script<Given, unknown>, given: Given): string {
  return `(${script})(...${JSON.stringify(given)})`;
}

/** Runs in a page: the visible elements that a selector finds and whose names have these words. */
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
