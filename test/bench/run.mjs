// `npm run bench [name...]`: runs the benches of test/bench/*.bench.ts whose file or name holds one of the words, prints
// a table of medians, each with its target and its ratio to a baseline measured in the same run; 1 where a target is missed.
import { readdirSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle, root } from "../../stacks/local/run.mjs";

const WARM_UP_MS = 500;
const MEASURE_MS = 2000;
const [LEAST_ROUNDS, MOST_ROUNDS] = [5, 200];

const words = process.argv.slice(2).map((word) => word.toLowerCase());
const benches = [];
for (const file of readdirSync(join(root, "test/bench"))
  .filter((name) => name.endsWith(".bench.ts"))
  .sort()) {
  const loaded = await import(pathToFileURL(await bundle(`test/bench/${file}`)).href);
  benches.push(...loaded.benches.map((bench) => ({ ...bench, file })));
}
const asked = benches.filter((bench) => words.length === 0 || words.some((word) => isNamed(bench, word)));
const needed = benches.filter(
  (bench) => asked.includes(bench) || asked.some(({ baseline }) => baseline === bench.name),
);

const results = new Map();
for (const bench of needed) {
  process.stderr.write(`${bench.name} ...\n`);
  results.set(bench.name, bench.run ? await timed(bench) : await measured(bench));
}
const rows = needed.map((bench) => rowOf(bench, results.get(bench.name)));
process.stdout.write(`node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? "CPU"}\n`);
print([["bench", "median", "unit", "target", "", "to baseline", "rounds"], ...rows]);
if (rows.some((row) => row[4] === "MISSED")) process.exitCode = 1;

function isNamed({ file, name }, word) {
  return file.toLowerCase().includes(word) || name.toLowerCase().includes(word);
}

async function timed({ run, unit }) {
  for (const start = performance.now(); performance.now() - start < WARM_UP_MS; ) await run();
  const times = [];
  const start = performance.now();
  while (times.length < LEAST_ROUNDS || (performance.now() - start < MEASURE_MS && times.length < MOST_ROUNDS)) {
    const before = performance.now();
    await run();
    times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  const median = times[times.length >> 1];
  return { value: unit === "s" ? median / 1000 : median, rounds: times.length };
}

async function measured({ measure }) {
  const value = await measure();
  return typeof value === "number" ? { value, rounds: 1 } : { absent: value.absent, rounds: 0 };
}

function rowOf({ name, unit, target, better, baseline }, { value, absent, rounds }) {
  if (value === undefined) return [name, "-", unit, figure(target), absent, "", ""];
  const met = target === undefined ? "" : (better === "higher" ? value >= target : value <= target) ? "met" : "MISSED";
  const base = baseline === undefined ? undefined : results.get(baseline);
  const ratio = base?.value ? `${figure(value / base.value)} x ${baseline}` : (baseline && `no ${baseline}`) || "";
  return [name, figure(value), unit, figure(target), met, ratio, String(rounds)];
}

function figure(value) {
  return value === undefined ? "" : String(Number(value.toPrecision(4)));
}

function print(lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  for (const line of lines) {
    process.stdout.write(
      `${line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join("  ")
        .trimEnd()}\n`,
    );
  }
}
