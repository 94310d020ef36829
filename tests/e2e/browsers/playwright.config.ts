import { defineConfig } from "@playwright/test";
import type { Options } from "./visit.ts";

export default defineConfig<object, Options>({
  forbidOnly: true,
  retries: 0,
  // The browsers run one after the other.
  workers: 1,
  // No test here measures time; the limit only ends a test that hangs.
  timeout: 90_000,
  expect: { timeout: 30_000 },
  outputDir: "../test-results",
  reporter: process.env["CI"] ? "line" : "list",
  projects: [
    { name: "Firefox", use: { engine: "firefox" } },
    { name: "WebKit", use: { engine: "webkit" } },
  ],
});
