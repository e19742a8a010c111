import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { recordResources } from "./aws-mocks.mjs";
import { tellDeployment } from "./deployment-fixture.mjs";
import { writePortalFixture } from "./portal-fixture.mjs";
import { root } from "./repository.mjs";
import { platform } from "./sst-platform.mjs";
import { startSstServer } from "./sst-server.mjs";

/** Resources hang on each other's outputs and on files being zipped: it is over when nothing new has come for a while [ms]. */
const QUIET_MS = 3_000;
const WAIT_MS_MAX = 120_000;
/** Left where they are, in the platform's own node_modules. */
const EXTERNAL = ["@pulumi/*", "undici", "@aws-sdk/*", "esbuild", "archiver", "glob", "vite"];

/** Runs sst.config.ts as SST would, against mocks: nothing is reached, nothing is made. */
export async function evaluateGraph({ stage, work }) {
  const began = performance.now();
  const project = join(work, "project");
  mkdirSync(project, { recursive: true });
  writePortalFixture(project);
  tellDeployment(work);
  const server = await startSstServer(join(work, "artifacts"));
  const pulumi = createRequire(join(platform, "package.json"))("@pulumi/pulumi");
  const resources = [];
  const errors = [];
  const keep = (error) => errors.push(error);
  process.on("unhandledRejection", keep).on("uncaughtException", keep);
  await pulumi.runtime.setMocks(recordResources(resources), "heliograph", stage, false);
  const settings = await settingsOf(stage);
  const outfile = join(platform, `check-${stage}.mjs`);
  await bundleProgram({ stage, settings, project, outfile });
  try {
    const { evaluate } = await import(pathToFileURL(outfile).href);
    await pulumi.runtime.runInPulumiStack(evaluate);
  } catch (error) {
    keep(error);
  }
  await quiet(() => resources.length);
  process.off("unhandledRejection", keep).off("uncaughtException", keep);
  process.chdir(root);
  server.close();
  const handlers = server.builds
    .map(({ handler, properties }) => ({ handler, installed: Object.keys(properties?.install ?? {}) }))
    .sort((a, b) => (a.handler < b.handler ? -1 : 1));
  return { stage, settings, resources, errors, handlers, tookMs: Math.round(performance.now() - began) };
}

async function quiet(count) {
  let seen = count();
  let since = performance.now();
  const began = since;
  while (performance.now() - since < QUIET_MS && performance.now() - began < WAIT_MS_MAX) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    if (count() !== seen) since = performance.now();
    seen = count();
  }
}

/** What app() of sst.config.ts says of a stage. */
async function settingsOf(stage) {
  const source = await build({
    entryPoints: [join(root, "sst.config.ts")],
    bundle: true,
    write: false,
    format: "esm",
    external: ["./stacks/*"],
    define: { $config: "globalThis.sstConfig" },
  });
  globalThis.sstConfig = (config) => config;
  const text = Buffer.from(source.outputFiles[0].contents).toString("base64");
  const { default: config } = await import(`data:text/javascript;base64,${text}#${stage}`);
  return config.app({ stage });
}

/** One module of SST's runner, its components and our stacks, with SST's globals in each of our files. */
function bundleProgram({ stage, settings, project, outfile }) {
  const app = { name: settings.name, stage, removal: settings.removal, protect: settings.protect };
  const paths = { home: join(project, ".sst"), root: project, work: join(project, ".sst"), platform };
  const cli = { command: "deploy", dev: false, paths, state: { version: {} } };
  const providers = JSON.parse(readFileSync(join(root, ".sst", "provider-lock.json"), "utf8"));
  const globals = [
    ...providers.map(({ alias, package: name }) => `import * as ${alias} from "${name}";`),
    `import * as sst from "${platform}/src/components";`,
  ].join("\n");
  const require =
    'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);';
  const names =
    'import { dirname as folderOf } from "node:path"; import { fileURLToPath as pathOf } from "node:url"; ' +
    "const __filename = pathOf(import.meta.url); const __dirname = folderOf(__filename);";
  return build({
    stdin: {
      contents: `import { run } from "${platform}/src/auto/run.ts"; import config from "${root}/sst.config.ts";
export const evaluate = () => run(config.run);`,
      resolveDir: root,
      sourcefile: "evaluate.ts",
      loader: "ts",
    },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    mainFields: ["module", "main"],
    nodePaths: [join(platform, "node_modules")],
    define: {
      $app: JSON.stringify({ ...app, home: settings.home, providers: settings.providers }),
      $cli: JSON.stringify(cli),
      $dev: "false",
    },
    inject: [join(platform, "src", "shim", "run.js")],
    external: EXTERNAL,
    banner: { js: `${require} ${names}` },
    logLevel: "error",
    plugins: [{ name: "sst-globals", setup: (plugin) => addGlobals(plugin, globals) }],
  });
}

function addGlobals(plugin, globals) {
  plugin.onLoad({ filter: /\.ts$/ }, ({ path }) => {
    if (path.includes("/.sst/") || path.includes("/node_modules/")) return undefined;
    return { contents: `${globals}\n${readFileSync(path, "utf8")}`, loader: "ts" };
  });
}
