#!/usr/bin/env node
// Runs the program for this kind of machine, which npm has installed beside this package.
"use strict";

const { spawn } = require("node:child_process");
const { dirname, join } = require("node:path");

const machine = `${process.platform}-${process.arch}`;
const program = process.platform === "win32" ? "press.exe" : "press";

/** @returns {string | undefined} */
function find() {
  try {
    return join(dirname(require.resolve(`gazette-press-${machine}/package.json`)), program);
  } catch {
    return undefined;
  }
}

const found = find();
if (found === undefined) {
  process.stderr.write(
    `error: expected the package gazette-press-${machine}, found none. It is missing if npm was told to omit optional dependencies, or if there is no program for ${machine} yet.\n`,
  );
  process.exit(2);
}
const env = { ...process.env, GAZETTE_SITE: process.env["GAZETTE_SITE"] ?? join(__dirname, "site") };
const child = spawn(found, process.argv.slice(2), { stdio: "inherit", env });
/** @type {NodeJS.Signals[]} */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
for (const signal of signals) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  process.stderr.write(`error: cannot start ${found}: ${error.message}\n`);
  process.exit(2);
});
child.on("exit", (code, signal) => process.exit(code ?? (signal === null ? 2 : 130)));
