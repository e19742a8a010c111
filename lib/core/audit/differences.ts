import type { BundleFiles } from "./bundle-files";
import type { VerificationCheck } from "./verification-report";

/** Files that show one step of the line each; all others are shown together. */
const STEPS: readonly (readonly [name: string, files: readonly string[]])[] = [
  ["statement", ["statement.json", "statement-lines.ndjson", "breaks.json", "carry-forward.json"]],
  ["waterfall", ["waterfall.json"]],
  ["distribution", ["distribution.json"]],
  ["each holder's amount", ["entitlements.ndjson"]],
  ["spreadsheets", ["statement-lines.csv", "holders.csv"]],
];

/** Compares the files found with the files recomputed, byte by byte; one check a step. */
export function differences(found: ReadonlyMap<string, string>, expected: BundleFiles): VerificationCheck[] {
  const stepFiles = new Set(STEPS.flatMap(([, files]) => files));
  const others = [...new Set([...found.keys(), ...expected.keys()])].filter((name) => !stepFiles.has(name)).sort();
  return [...STEPS, ["input files", others] as const].map(([name, files]) => {
    const off = files.filter((file) => found.get(file) !== expected.get(file));
    const [first] = off;
    if (first === undefined) return { name, ok: true, detail: "recomputed, byte by byte the same" };
    const where = placeOf(first, found.get(first), expected.get(first));
    return { name, ok: false, where, detail: `${off.length} of ${files.length} files differ from what was recomputed` };
  });
}

/** `statement.json:1:482`: the line and column of the first difference. */
function placeOf(name: string, found: string | undefined, expected: string | undefined): string {
  if (found === undefined) return `${name} (missing)`;
  if (expected === undefined) return `${name} (not part of a bundle)`;
  let index = 0;
  while (index < found.length && found[index] === expected[index]) index += 1;
  const before = found.slice(0, index);
  return `${name}:${before.split("\n").length}:${index - before.lastIndexOf("\n")}`;
}
