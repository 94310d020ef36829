// Measurements that a person asks for: `cargo xtask bench`. Never part of the tests.

import { defineConfig } from "@playwright/test";
import tests from "./playwright.config.ts";

export default defineConfig({
  ...tests,
  testMatch: "bench/*.bench.ts",
  workers: 1,
  timeout: 600_000,
  reporter: "line",
});
