// `npm test` and `npm run test:deep`: sets itself up, runs every runner one after the other, adds up what they counted and
// ends with "N passed, N failed, N skipped". A runner that counts nothing counts as one check.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureInstalled } from "../stacks/local/install.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const work = join(root, ".heliograph", "test");
const deep = process.argv.includes("--deep");
const only = process.argv.find((argument) => argument.startsWith("--only="))?.slice("--only=".length);

const bin = (name) => join(root, "node_modules", ".bin", name);
const jest = (name, ...args) => {
  const report = join(work, `${name}.json`);
  return { name, command: bin("jest"), args: [...args, "--json", `--outputFile=${report}`], report };
};

const FAST = [
  // Beside the contracts' tests, which keep one processor busy.
  {
    beside: [
      { name: "contracts", command: process.execPath, args: ["contracts/build.mjs", "--test"], counted: true },
      { name: "lint", command: bin("biome"), args: ["ci", "."] },
      { name: "types", command: bin("tsc"), args: ["-p", "tsconfig.types.json"] },
    ],
  },
  { name: "dependencies unused", command: bin("knip"), args: [] },
  { name: "typed ABIs", command: process.execPath, args: ["contracts/build.mjs", "--check"] },
  jest("unit", "--selectProjects", "unit", "--maxWorkers=2"),
  jest("product", "--selectProjects", "product", "--runInBand"),
];

const DEEP = [
  { name: "aws graph", command: process.execPath, args: ["stacks/check/check-aws.mjs"], counted: true },
  {
    name: "dynamodb differential",
    command: process.execPath,
    args: ["test/conformance/dynamodb-differential.mjs"],
    counted: true,
  },
  jest("deep", "--selectProjects", "deep", "--maxWorkers=2"),
  jest("deep-product", "--selectProjects", "deep product", "--runInBand"),
];

await ensureInstalled({ development: true });
mkdirSync(work, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0 };
for (const step of deep ? DEEP : FAST) {
  const group = (step.beside ?? [step]).filter(({ name }) => !only || name === only);
  // Beside others a runner's lines are told when it has ended.
  const told = await Promise.all(group.map((runner) => counted(runner, group.length > 1)));
  for (const counts of told) for (const key of Object.keys(total)) total[key] += counts[key];
}
writeFileSync(join(work, deep ? "deep-counts.json" : "fast-counts.json"), JSON.stringify(total));
process.stdout.write(`\n${sentence(total)}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function counted(runner, isHeldBack) {
  const started = Date.now();
  const title = `\n== ${runner.name}\n`;
  if (!isHeldBack) process.stdout.write(title);
  if (runner.report) rmSync(runner.report, { force: true });
  const { code, output } = await run(runner, isHeldBack);
  const counts = countsOf(runner, code, output);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    `${isHeldBack ? `${title}${output}` : ""}-- ${runner.name}: ${sentence(counts)} in ${seconds} s\n`,
  );
  return counts;
}

function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** What a runner counted; a runner that failed without counting a failure counts one. */
function countsOf(runner, code, output) {
  let counts = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  if (runner.report && existsSync(runner.report)) {
    const report = JSON.parse(readFileSync(runner.report, "utf8"));
    counts = {
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } else if (runner.counted) {
    const line = [...output.matchAll(/^(\d+) passed, (\d+) failed, (\d+) skipped$/gm)].at(-1);
    if (line) counts = { passed: Number(line[1]), failed: Number(line[2]), skipped: Number(line[3]) };
    else counts = { passed: 0, failed: 1, skipped: 0 };
  }
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

function run({ command, args }, isHeldBack) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"], env: testEnvironment() });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
      if (!isHeldBack && !/^\s*\{"numFailedTestSuites"/.test(String(chunk))) process.stdout.write(chunk);
    });
    child.on("error", (error) => resolve({ code: 1, output: String(error) }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

function testEnvironment() {
  return { ...process.env, NEXT_TELEMETRY_DISABLED: "1", FORCE_COLOR: "0", NODE_OPTIONS: "--no-deprecation" };
}
