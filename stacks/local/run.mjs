// Runs a TypeScript entry of this repository: bundles our own code with esbuild, leaves packages where they are.
import { spawn } from "node:child_process";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Threads of the local product, built beside whatever opens it. */
export const WORKERS = ["simulation", "period", "document"].map((of) => `stacks/local/${of}-worker.ts`);

let building = 0;

/** Bundles one entry into .heliograph/build and returns the path of the file to import; leaves no esbuild behind. */
export async function bundle(entry) {
  const { build, stop } = await import("esbuild");
  const outfile = join(root, ".heliograph", "build", `${basename(entry).replace(/\.ts$/, "")}.mjs`);
  building += 1;
  try {
    await build({
      entryPoints: [join(root, entry)],
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      packages: "external",
      sourcemap: true,
      logLevel: "error",
      alias: { "@": root },
    });
  } finally {
    building -= 1;
    if (building === 0) await stop();
  }
  return outfile;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [entry, ...args] = process.argv.slice(2);
  const opensProduct = entry.startsWith("stacks/local/demo");
  const [outfile] = await Promise.all([entry, ...(opensProduct ? WORKERS : [])].map(bundle));
  const child = spawn(process.execPath, ["--enable-source-maps", "--no-deprecation", outfile, ...args], {
    stdio: "inherit",
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env: { ...process.env, HELIOGRAPH_ROOT: root, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(signal ? 130 : (code ?? 1)));
}
