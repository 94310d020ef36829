import { defineConfig } from "@playwright/test";

export default defineConfig({
  testMatch: "*.spec.ts",
  // Those have a configuration of their own.
  testIgnore: "browsers/**",
  forbidOnly: true,
  // A test that passes only at the second try has found something.
  retries: 0,
  workers: 2,
  // Snapshots are written on demand, to be reviewed; never on the way.
  updateSnapshots: process.env["UPDATE"] ? "all" : "none",
  expect: { toMatchAriaSnapshot: { pathTemplate: "accessibility/{arg}{ext}" } },
  timeout: 30_000,
  reporter: process.env["CI"] ? "line" : "list",
  use: {
    browserName: "chromium",
    locale: "en-GB",
    // Not the machine's zone and not the edition's: whoever mixes them up is found out.
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
