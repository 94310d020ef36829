// What the tests ask of a browser, whichever program drives it: few verbs, so that each driver is a page of code.
// What a visitor looks for, waits for and clicks on is made of them in visit.ts.

/** A page that one test has for itself. */
export interface Tab {
  goto(address: string): Promise<void>;
  address(): Promise<string>;
  /** As the browser's own buttons do it. */
  back(): Promise<void>;
  reload(): Promise<void>;
  /** What an expression is in the page, or in the frame that a selector finds, as JSON; of a promise, what it brings. */
  evaluate(expression: string, frame?: string): Promise<unknown>;
  /** Clicks on a point of the window. */
  click(x: number, y: number): Promise<void>;
  /** Presses a key by the name that the page reads in `event.key`, with another one held. */
  press(key: string, held?: "Control"): Promise<void>;
  type(text: string): Promise<void>;
  close(): Promise<void>;
}

export interface Browser {
  /** Its name and version. */
  name: string;
  /** Opens a page; what the program itself sees go wrong in it, is noted. */
  open(note: (problem: string) => void): Promise<Tab>;
  close(): Promise<void>;
}

/** How large the window is, in pixels of the page. */
export const size = { width: 1024, height: 768 };
/** Not the machine's zone and not the edition's: whoever mixes them up is found out. */
export const zone = "America/Los_Angeles";
