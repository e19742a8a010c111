import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { root } from "./repository.mjs";

/** Large packages, and the handlers that may carry them. */
const HEAVY = {
  "protocol-kit": { path: "node_modules/@safe-global/", in: ["api", "events", "expire-orders"] },
  pdfkit: { path: "node_modules/pdfkit/", in: ["api", "events"] },
  highs: { path: "node_modules/highs/", in: ["events"] },
};
const LAMBDA_BYTES_MAX = 250 * 1024 * 1024;

/** Bundles each declared handler as SST does for nodejs24.x, and looks at what came out. */
export async function checkHandlers(report, declared, folder) {
  const ours = declared.filter(({ handler }) => handler.startsWith("functions/"));
  report.section("Handlers");
  await report.check("the graph declares handlers", () => assert.ok(ours.length >= 6, `only ${ours.length}`));
  const fonts = JSON.parse(readFileSync(join(root, "stacks/document-files.json"), "utf8"));
  await report.check("the fonts that are copied beside a function exist", () => {
    for (const file of fonts) assert.ok(existsSync(join(root, file)), `there is no ${file}`);
  });
  mkdirSync(folder, { recursive: true });
  symlinkSync(join(root, "node_modules"), join(dirname(folder), "node_modules"));
  const rows = [];
  for (const { handler, installed } of ours) {
    const name = handler.replace(/^functions\/lambda\/(.*)\.handler$/, "$1");
    await report.check(`${handler} exists, bundles, and carries only what it needs`, async () => {
      rows.push(await bundleHandler({ handler, name, installed, folder }));
    });
    await report.check(`${handler} loads, and refuses to start without its environment`, async () => {
      await assert.rejects(invoke(join(folder, `${name}.mjs`)), { code: "ENVIRONMENT_INCOMPLETE" });
    });
  }
  report.note("handler            bundle    gzipped   large packages");
  for (const { name, bytes, zipped, carried } of rows) {
    report.note(`${name.padEnd(16)} ${kilobytes(bytes)} ${kilobytes(zipped)}   ${carried.join(", ") || "-"}`);
  }
}

async function bundleHandler({ handler, name, installed, folder }) {
  const entry = handler.replace(/\.handler$/, ".ts");
  assert.ok(existsSync(join(root, entry)), `there is no ${entry}`);
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: join(folder, `${name}.mjs`),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    mainFields: ["module", "main"],
    external: installed,
    minify: true,
    keepNames: true,
    metafile: true,
    logLevel: "silent",
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
  });
  const [[, output]] = Object.entries(metafile.outputs);
  assert.ok(output.exports.includes("handler"), "it exports no handler");
  const carriedFiles = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  const local = carriedFiles.map(([path]) => path).filter((path) => /^(stacks|test)\/|node_modules\/lmdb/.test(path));
  assert.deepEqual(local, [], "it carries what belongs to the local product or to tests");
  assert.ok(output.bytes < LAMBDA_BYTES_MAX, "it is too large for Lambda");
  const bundled = Object.keys(HEAVY).filter((key) => carriedFiles.some(([path]) => path.includes(HEAVY[key].path)));
  const carried = [...bundled, ...installed.map((key) => `${key} (installed)`)];
  assert.ok(!bundled.includes("pdfkit"), "pdfkit does not find its own files in a bundle: install it beside");
  const unwanted = [...bundled, ...installed].filter((key) => !HEAVY[key]?.in.includes(name));
  assert.deepEqual(unwanted, [], "it carries a large package that it never uses");
  const zipped = gzipSync(readFileSync(join(folder, `${name}.mjs`))).length;
  return { name, bytes: output.bytes, zipped, carried };
}

/** Calls a handler as deployed, told nothing. */
async function invoke(file) {
  const { handler } = await import(pathToFileURL(file).href);
  const told = { ...process.env };
  for (const name of Object.keys(process.env)) delete process.env[name];
  try {
    return await handler({ headers: {}, Records: [] }, {});
  } finally {
    Object.assign(process.env, told);
  }
}

function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(0).padStart(6)} kB`;
}
