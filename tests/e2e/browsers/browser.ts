// The interface of all browsers in these tests, whichever program drives them. It has few verbs, so that each driver is
// short. visitor.ts makes the actions of a visitor of these verbs.

/** A page that only one test uses. */
export interface Tab {
  goto(address: string): Promise<void>;
  address(): Promise<string>;
  /** Goes back as the browser's own button does. */
  back(): Promise<void>;
  reload(): Promise<void>;
  /** The value of an expression in the page, or in the frame that a selector finds, as JSON; promises are awaited. */
  evaluate(expression: string, frame?: string): Promise<unknown>;
  /** Clicks on a point of the window, in pixels. */
  click(x: number, y: number): Promise<void>;
  /** Presses a key by the name that the page reads in `event.key`, with another key held. */
  press(key: string, held?: "Control"): Promise<void>;
  type(text: string): Promise<void>;
  close(): Promise<void>;
}

export interface Browser {
  /** The browser's name and version. */
  name: string;
  /** Opens a page, and calls `note` for every problem that the driver sees there. */
  open(note: (problem: string) => void): Promise<Tab>;
  close(): Promise<void>;
}

/** The size of the window, in CSS pixels. */
export const size = { width: 1024, height: 768 };
/** A zone that is neither the machine's nor the edition's, so that tests find code that mixes zones up. */
export const zone = "America/Los_Angeles";
