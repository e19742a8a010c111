import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "..");
const FOLDERS = ["lib", "functions", "stacks/local"];

type Violation = { from: string; to: string; rule: { name: string } };

test("every dependency follows the arrows of the architecture", () => {
  const output = execFileSync(
    join(root, "node_modules/.bin/depcruise"),
    ["--config", ".dependency-cruiser.cjs", "--output-type", "json", ...FOLDERS],
    { cwd: root, maxBuffer: 256 * 1024 * 1024, encoding: "utf8" },
  );
  const { summary } = JSON.parse(output) as { summary: { violations: Violation[]; totalCruised: number } };
  expect(summary.totalCruised).toBeGreaterThan(100);
  expect(summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
}, 120_000);

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`);

/** The cruiser's parser reads no JSX, so the portal's imports are read by their text: it shows and asks, nothing more. */
test("the portal imports core and the shapes of the API, and nothing behind them", () => {
  const specifier = /(?:from|import)\s*\(?\s*"([^"]+)"/g;
  const behind = /(^|\/)(functions|stacks|test|lib\/(flows|adapters|cli|runtime))(\/|$)/;
  const offenders = sources("app")
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .flatMap((file) =>
      [...readFileSync(join(root, file), "utf8").matchAll(specifier)]
        .map((match) => match[1] ?? "")
        .filter((target) => behind.test(target))
        .map((target) => `${file} -> ${target}`),
    );
  expect(offenders).toEqual([]);
});

test("no folder or file is named for having no purpose", () => {
  const vague = /(^|\/)(utils?|helpers?|common|misc|shared|index)(\.tsx?$|\/)/;
  expect([...sources("lib"), ...sources("functions"), ...sources("app")].filter((file) => vague.test(file))).toEqual(
    [],
  );
});

test("core and flows read no environment, clock or randomness", () => {
  const impure = /process\.env|Date\.now\(\)|new Date\(\)|Math\.random\(\)|performance\.now\(\)/;
  const offenders = [...sources("lib/core"), ...sources("lib/flows")]
    .filter((file) => !file.endsWith(".test.ts"))
    .filter((file) => impure.test(readFileSync(join(root, file), "utf8")));
  expect(offenders).toEqual([]);
});

test("only the runtime, the edges and the local stacks read the environment", () => {
  const allowed =
    /^(lib\/runtime\.ts|lib\/environment\.ts|lib\/cli\/main\.ts|app\/_api\/config\.ts|app\/_[a-z]+\/environment\.ts|stacks\/)/;
  const offenders = [...sources("lib"), ...sources("functions"), ...sources("app")]
    .filter((file) => !file.endsWith(".test.ts") && !allowed.test(file))
    .filter((file) => readFileSync(join(root, file), "utf8").includes("process.env"));
  expect(offenders).toEqual([]);
});
