// `npm start`: checks the machine, installs and builds what is missing, then runs the product in the foreground.
// Plain JavaScript without dependencies, since nothing is installed before it has run.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const port = Number(process.env.PORT ?? 3000);
const MINIMUM_NODE = [20, 19];
const SOURCES = [
  "app",
  "lib",
  "functions",
  "stacks/local",
  "public",
  "next.config.ts",
  "postcss.config.mjs",
  "proxy.ts",
  "package-lock.json",
];

assertNode();
assertPort();
assertWritable();
await assertPortFree();
const { ensureInstalled } = await import("./install.mjs");
await ensureInstalled({ development: false });
await ensureBuilt();
run();

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function assertNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1])) return;
  stop(
    `Heliograph needs Node ${MINIMUM_NODE.join(".")} or newer; this is ${process.versions.node}. Install a newer Node and run npm start again.`,
  );
}

function assertPort() {
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return;
  stop(`PORT is "${process.env.PORT}"; set it to a number from 1 to 65535.`);
}

function assertWritable() {
  try {
    mkdirSync(join(root, ".heliograph", "build"), { recursive: true });
    accessSync(root, constants.W_OK);
    writeFileSync(join(root, ".heliograph", "build", ".writable"), "");
  } catch {
    stop(
      `Heliograph keeps its state in ${join(root, ".heliograph")} and cannot write there. Make the folder writable, or clone the repository to another place.`,
    );
  }
}

function assertPortFree() {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => {
      const why = error.code === "EADDRINUSE" ? "is in use" : `cannot be opened (${error.code})`;
      stop(`Port ${port} ${why}. Stop what uses it, or choose another one: PORT=3100 npm start`);
    });
    probe.listen(port, "127.0.0.1", () => probe.close(resolve));
  });
}

/** SHA-256 over the names and contents of everything that a build is made from. */
function fingerprint() {
  const hash = createHash("sha256");
  const add = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) add(`${path}/${name}`);
    } else if (!/\.test\.tsx?$/.test(path)) {
      hash.update(`${path}\0`).update(readFileSync(full)).update("\0");
    }
  };
  for (const source of SOURCES) add(source);
  return hash.digest("hex");
}

async function ensureBuilt() {
  const stamp = join(root, ".heliograph", "build", "stamp");
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted && existsSync(join(root, ".next", "BUILD_ID")))
    return;
  process.stdout.write("Building the portal (once per version) …\n");
  // From nothing: a build that was cut off can leave a cache that every later one trips over.
  rmSync(join(root, ".next"), { recursive: true, force: true });
  const { bundle, WORKERS } = await import("./run.mjs");
  await Promise.all(["stacks/local/server.ts", ...WORKERS].map(bundle));
  await command(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"]);
  writeFileSync(stamp, wanted);
}

function command(program, args) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
        process.stdout.write(".");
      });
    }
    child.on("close", (code) => {
      process.stdout.write("\n");
      if (code !== 0) stop(`${output}\nThe build failed; the lines above say where.`);
      resolve();
    });
  });
}

function run() {
  const child = spawn(
    process.execPath,
    ["--enable-source-maps", "--no-deprecation", join(root, ".heliograph/build/server.mjs")],
    {
      cwd: root,
      stdio: "inherit",
      env: {
        ...process.env,
        HELIOGRAPH_MODE: "local",
        HELIOGRAPH_ROOT: root,
        PORT: String(port),
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        // Node 20 is supported on one machine; whoever starts the product need not read that it will not be for ever.
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
      },
    },
  );
  // The terminal sends Ctrl-C to the whole group; the server closes what it opened, and then this ends with its code.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
