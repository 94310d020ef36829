import { defineConfig } from "@playwright/test";

export default defineConfig({
  testMatch: "*.spec.ts",
  // The tests in browsers/ have a configuration of their own.
  testIgnore: "browsers/**",
  forbidOnly: true,
  // A test that passes only at the second try has found a fault.
  retries: 0,
  workers: 2,
  // Snapshots are written only on demand and then reviewed, never by a normal run.
  updateSnapshots: process.env["UPDATE"] ? "all" : "none",
  expect: { toMatchAriaSnapshot: { pathTemplate: "accessibility/{arg}{ext}" } },
  timeout: 30_000,
  reporter: process.env["CI"] ? "line" : "list",
  use: {
    browserName: "chromium",
    locale: "en-GB",
    // A zone that is neither the machine's nor the edition's, so that tests find code that mixes zones up.
    timezoneId: "America/Los_Angeles",
    viewport: { width: 1024, height: 768 },
    launchOptions: {
      ...(process.env["CHROME"] ? { executablePath: process.env["CHROME"] } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
