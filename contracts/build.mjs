#!/usr/bin/env node
// Compiles the contracts with npm's solc and writes their typed ABIs and creation bytecode to lib/abi.
//   node contracts/build.mjs          compiles where the sources have changed
//   node contracts/build.mjs --check  fails where lib/abi is not what the sources make
//   node contracts/build.mjs --test   runs the forge tests; ends with "N passed, N failed, N skipped"
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const contractsFolder = dirname(fileURLToPath(import.meta.url));
const sourceFolder = join(contractsFolder, "src");
const abiFolder = join(contractsFolder, "../lib/abi");
const bytecodeFolder = join(abiFolder, "bytecode");
const fingerprintFile = join(abiFolder, "sources.json");

/** Contracts that the product talks to; the rest are parts of them. */
const PUBLISHED = [
  "CouponDistributor",
  "IdentityRegistry",
  "PrimaryDesk",
  "SafeGuard",
  "StatementRegistry",
  "TestCoin",
  "TrancheFactory",
  "TrancheToken",
];

/** The same as in foundry.toml. */
const SETTINGS = {
  optimizer: { enabled: true, runs: 800 },
  evmVersion: "cancun",
  metadata: { bytecodeHash: "none", appendCBOR: false },
  outputSelection: { "*": { "*": ["abi", "evm.bytecode.object", "evm.deployedBytecode.object"] } },
};

/** EIP-170. */
const RUNTIME_BYTES_MAX = 24_576;

function sourceFiles(folder = sourceFolder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? sourceFiles(path) : entry.name.endsWith(".sol") ? [path] : [];
    })
    .sort();
}

/** SHA-256 over all that determines the output: our sources, the settings, the versions of solc and OpenZeppelin. */
function fingerprint() {
  const hash = createHash("sha256");
  const versions = ["solc/package.json", "@openzeppelin/contracts/package.json"].map((name) => require(name).version);
  hash.update(JSON.stringify({ SETTINGS, PUBLISHED, versions }));
  for (const path of sourceFiles()) hash.update(`\0${relative(sourceFolder, path)}\0`).update(readFileSync(path));
  return hash.digest("hex");
}

function isFresh() {
  if (!existsSync(fingerprintFile)) return false;
  const recorded = JSON.parse(readFileSync(fingerprintFile, "utf8"));
  return (
    recorded.sources === fingerprint() &&
    Object.entries(recorded.files).every(
      ([name, hash]) =>
        existsSync(join(abiFolder, name)) &&
        createHash("sha256")
          .update(readFileSync(join(abiFolder, name)))
          .digest("hex") === hash,
    )
  );
}

function compile() {
  const solc = require("solc");
  const sources = Object.fromEntries(
    sourceFiles().map((path) => [`src/${relative(sourceFolder, path)}`, { content: readFileSync(path, "utf8") }]),
  );
  const input = { language: "Solidity", sources, settings: SETTINGS };
  const readImport = (name) => ({ contents: readFileSync(require.resolve(name), "utf8") });
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: readImport }));
  const problems = (output.errors ?? []).filter((problem) => problem.severity !== "info");
  for (const problem of problems) console.error(problem.formattedMessage);
  if (problems.length > 0) throw new Error(`solc has ${problems.length} errors or warnings`);
  return output.contracts;
}

const camelCase = (name) => name[0].toLowerCase() + name.slice(1);
const kebabCase = (name) => name.replaceAll(/(?<!^)([A-Z])/g, "-$1").toLowerCase();
const HEADER = "// Generated from contracts/src by contracts/build.mjs; do not edit.\n";

function generatedFiles(contracts) {
  const files = new Map();
  for (const name of PUBLISHED) {
    const { abi, evm } = contracts[`src/${name}.sol`][name];
    const runtimeBytes = evm.deployedBytecode.object.length / 2;
    if (runtimeBytes > RUNTIME_BYTES_MAX) throw new Error(`${name} is ${runtimeBytes} bytes, over EIP-170's limit`);
    const variable = camelCase(name);
    const file = kebabCase(name);
    files.set(`${file}.ts`, `${HEADER}export const ${variable}Abi = ${JSON.stringify(abi, null, 2)} as const;\n`);
    files.set(
      `bytecode/${file}.ts`,
      `${HEADER}/** Creation code; the constructor's arguments follow it. */\nexport const ${variable}Bytecode =\n  "0x${evm.bytecode.object}" as const;\n`,
    );
  }
  return files;
}

function build() {
  if (isFresh()) {
    console.log("Contracts are unchanged; lib/abi is up to date.");
    return;
  }
  const files = generatedFiles(compile());
  mkdirSync(bytecodeFolder, { recursive: true });
  const hashes = {};
  for (const [name, text] of files) {
    writeFileSync(join(abiFolder, name), text);
    hashes[name] = createHash("sha256").update(text).digest("hex");
  }
  writeFileSync(fingerprintFile, `${JSON.stringify({ sources: fingerprint(), files: hashes }, null, 2)}\n`);
  console.log(`Compiled ${PUBLISHED.length} contracts into lib/abi.`);
}

function check() {
  if (isFresh()) {
    console.log("lib/abi is what the sources make.");
    return;
  }
  console.error("lib/abi is stale: run `node contracts/build.mjs` and commit what it writes.");
  process.exitCode = 1;
}

/** The native binary of this platform, from the optional packages of `@foundry-rs/forge`. */
function forgeBinary() {
  const platform = `${process.platform === "win32" ? "win32" : process.platform}-${process.arch === "x64" ? "amd64" : process.arch}`;
  return require.resolve(`@foundry-rs/forge-${platform}/bin/forge${process.platform === "win32" ? ".exe" : ""}`);
}

function test(forgeArguments) {
  const library = join(dirname(require.resolve("@openzeppelin/contracts/package.json")), "..");
  const remapping = `@openzeppelin/=${library}/`;
  const run = spawnSync(forgeBinary(), ["test", "--json", "--remappings", remapping, ...forgeArguments], {
    cwd: contractsFolder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, FOUNDRY_DISABLE_NIGHTLY_WARNING: "1", NO_COLOR: "1" },
  });
  if (run.error) throw run.error;
  const start = run.stdout.indexOf("{");
  if (start < 0) {
    process.stdout.write(run.stdout);
    throw new Error("forge has run no tests: see above");
  }
  const count = { Success: 0, Failure: 0, Skipped: 0 };
  for (const [suite, { test_results: results }] of Object.entries(JSON.parse(run.stdout.slice(start)))) {
    for (const [name, result] of Object.entries(results)) {
      count[result.status] += 1;
      const reason = result.reason ? `: ${result.reason}` : "";
      console.log(
        `${result.status === "Success" ? "ok  " : result.status} ${suite.split(":").at(-1)} ${name}${reason}`,
      );
      if (result.status === "Failure" && result.counterexample) console.log(JSON.stringify(result.counterexample));
    }
  }
  if (count.Failure > 0 || count.Success === 0 || run.status !== 0) process.exitCode = 1;
  console.log(`${count.Success} passed, ${count.Failure} failed, ${count.Skipped} skipped`);
}

const [command, ...rest] = process.argv.slice(2);
if (command === undefined) build();
else if (command === "--check") check();
else if (command === "--test") test(rest);
else {
  console.error("usage: node contracts/build.mjs [--check | --test [forge arguments]]");
  process.exitCode = 2;
}
