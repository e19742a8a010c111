#!/usr/bin/env node
// Lets forge use npm's solc: answers --version, and compiles standard JSON from stdin otherwise.
const fs = require("node:fs");
const solc = require("solc");

if (process.argv.slice(2).includes("--version")) {
  console.log(`solc, the solidity compiler commandline interface\nVersion: ${solc.version()}`);
} else {
  process.stdout.write(solc.compile(fs.readFileSync(0, "utf8")));
}
