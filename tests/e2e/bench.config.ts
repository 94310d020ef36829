// Measurements, run by `cargo xtask bench`. They are never part of the tests.

import { defineConfig } from "@playwright/test";
import tests from "./playwright.config.ts";

export default defineConfig({
  ...tests,
  testMatch: "bench/*.bench.ts",
  workers: 1,
  timeout: 600_000,
  reporter: "line",
});
