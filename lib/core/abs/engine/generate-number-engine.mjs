// Writes the engine over Float64 from the one over bigint: the same lines, beside another `arithmetic.ts`. V8 keeps the types
// that an addition has seen with the function, so one function for both would be slow for both.
// `node generate-number-engine.mjs` writes; with --check it fails where a file differs.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const folder = (name) => new URL(`./${name}/`, import.meta.url);
const isCheck = process.argv.includes("--check");
const stale = [];
for (const file of readdirSync(folder("bigint"))) {
  if (!file.endsWith(".ts") || file === "arithmetic.ts" || file.endsWith(".test.ts")) continue;
  const source = readFileSync(new URL(file, folder("bigint")), "utf8");
  const text = `// Generated from ../bigint/${file} by ../generate-number-engine.mjs: change that one.\n${source}`;
  const target = new URL(file, folder("number"));
  if (!isCheck) writeFileSync(target, text);
  else if (readFileSync(target, "utf8") !== text) stale.push(file);
}
if (stale.length > 0) {
  process.stderr.write(`Stale: ${stale.join(", ")}. Run node lib/core/abs/engine/generate-number-engine.mjs.\n`);
  process.exitCode = 1;
}
