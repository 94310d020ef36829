import { defineConfig } from "@playwright/test";
import type { Options } from "./visit.ts";

export default defineConfig<object, Options>({
  forbidOnly: true,
  retries: 0,
  // One browser after the other.
  workers: 1,
  // Nothing here measures time: a limit is there to end what hangs.
  timeout: 90_000,
  expect: { timeout: 30_000 },
  outputDir: "../test-results",
  reporter: process.env["CI"] ? "line" : "list",
  projects: [
    { name: "Firefox", use: { engine: "firefox" } },
    { name: "WebKit", use: { engine: "webkit" } },
  ],
});
