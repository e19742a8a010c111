import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  freePort,
  newStateFolder,
  type ProductProcess,
  root,
  START_LIMIT_MS,
  startProduct,
  startRefused,
} from "../e2e/product-process";
import { writeUntilKilled } from "./acknowledged-writes";
import { expectOneClearLine } from "./clear-line";
import { processesNaming } from "./running-processes";

const RESTART_LIMIT_MS = 15_000;
const folders: string[] = [];
const folder = (): string => {
  const made = newStateFolder();
  folders.push(made);
  return made;
};

afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

describe("npm start on a machine that it cannot run on", () => {
  test("a port in use", async () => {
    const port = await freePort();
    const other = createServer().listen(port, "127.0.0.1");
    const refused = await startRefused({ port, directory: folder() });
    other.close();
    expectOneClearLine(
      refused,
      new RegExp(`^Port ${port} is in use\\. Stop what uses it, or choose another one: PORT=`),
    );
  });

  test.each([["18.20.8"], ["20.18.3"]])("Node %s, which is too old", async (version) => {
    const patch = `Object.defineProperty(process,"versions",{value:{...process.versions,node:"${version}"}})`;
    const refused = await startRefused({
      nodeArguments: ["--import", `data:text/javascript,${encodeURIComponent(patch)}`],
    });
    expectOneClearLine(refused, new RegExp(`needs Node 20\\.19 or newer; this is ${version}\\. Install a newer Node`));
  });

  test("a folder that cannot be written to", () => {
    const clone = mkdtempSync(join(tmpdir(), "heliograph-read-only-"));
    folders.push(clone);
    mkdirSync(join(clone, "stacks/local"), { recursive: true });
    for (const file of ["start.mjs", "install.mjs"])
      cpSync(join(root, "stacks/local", file), join(clone, "stacks/local", file));
    for (const path of ["stacks/local", "stacks", "."]) chmodSync(join(clone, path), 0o555);
    const refused = spawnSync(process.execPath, [join(clone, "stacks/local/start.mjs")], {
      encoding: "utf8",
      cwd: "/",
      env: { ...process.env, PORT: "39871" },
      // Rights do not bind the superuser.
      ...(process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}),
    });
    for (const path of [".", "stacks", "stacks/local"]) chmodSync(join(clone, path), 0o755);
    const { status: code, stdout, stderr } = refused;
    expectOneClearLine(
      { code, output: `${stdout}${stderr}` },
      /cannot write there\. Make the folder writable, or clone/,
    );
  });

  test(
    "a state folder that cannot be made",
    async () => {
      const file = join(folder(), "file");
      writeFileSync(file, "");
      const refused = await startRefused({ directory: join(file, "data") });
      expectOneClearLine(
        refused,
        /cannot write there\. Make the folder writable, or name another one with HELIOGRAPH_DATA/,
      );
    },
    START_LIMIT_MS,
  );
});

describe("npm start, its end and its next start", () => {
  const directory = newStateFolder();
  folders.push(directory);
  let product: ProductProcess | undefined;

  afterAll(async () => {
    await product?.stop("SIGKILL");
  });

  test(
    "a first start seeds a portfolio and says who can sign in",
    async () => {
      product = await startProduct({ directory });
      process.stdout.write(`first start: ${(product.startMs / 1000).toFixed(1)} s\n`);
      expect(product.output()).toContain(`${product.origin}/simulated/mailbox`);
      for (const role of ["issuer", "signer", "operator", "trustee", "auditor", "administrator"])
        expect(product.output()).toMatch(new RegExp(`@example\\.com +${role} `));
      const page = await fetch(product.origin);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain("SIMULATED");
    },
    START_LIMIT_MS,
  );

  test(
    "a second one beside it on the same state is refused and harms nothing",
    async () => {
      expectOneClearLine(
        await startRefused({ directory }),
        /is open in another process \(pid \d+\)\. Stop that process/,
      );
      const answer = await fetch(`${product?.origin}/api/v1/product`);
      expect(answer.status).toBe(200);
    },
    START_LIMIT_MS,
  );

  test("Ctrl-C ends it with code 0 and leaves no process behind", async () => {
    expect(processesNaming(directory).length).toBeGreaterThan(0);
    expect(await product?.stop("SIGINT")).toBe(0);
    expect(processesNaming(directory)).toEqual([]);
  }, 60_000);

  test(
    "kill -9 amid acknowledged writes loses none, in the table or on the chain, and the next start is quick",
    async () => {
      product = await startProduct({ directory });
      process.stdout.write(`restart: ${(product.startMs / 1000).toFixed(1)} s\n`);
      expect(product.startMs).toBeLessThan(RESTART_LIMIT_MS);
      const running = product;
      const written = await writeUntilKilled(running.origin, () => running.stop("SIGKILL").then(() => undefined));
      expect(written.stations.length).toBeGreaterThan(10);
      expect(written.transactions.length).toBeGreaterThan(10);

      product = await startProduct({ directory, port: running.port });
      process.stdout.write(`restart after kill -9: ${(product.startMs / 1000).toFixed(1)} s\n`);
      expect(product.startMs).toBeLessThan(RESTART_LIMIT_MS);
      expect(await written.missingStations()).toEqual([]);
      expect(await written.missingTransactions()).toEqual([]);
      expect(await product.stop()).toBe(0);
      expect(processesNaming(directory)).toEqual([]);
    },
    START_LIMIT_MS,
  );
});
