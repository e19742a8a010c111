// `change-every-file.ts <plain|hashed|signed> <bundle> <trust anchors>`: changes each file of a bundle in turn, verifies what came
// out, and prints a line of JSON a file: its name, the verdict and what the report calls failed. On as many threads as there are.
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { zipFiles } from "@/lib/core/audit/bundle";
import { MANIFEST_NAME } from "@/lib/core/audit/bundle-manifest";
import { TrustAnchors } from "@/lib/core/audit/trust-anchors";
import { verifyBundle } from "@/lib/core/audit/verify-bundle";
import { type ChangedFile, changed, textsOf, type WayOfChange } from "./change-file";
import { foreignKeys, forgeBundle, hashedAgain } from "./forge-bundle";

type Task = { readonly argv: readonly string[]; readonly part: number; readonly parts: number };

function distribute(argv: readonly string[]): void {
  const parts = availableParallelism();
  for (let part = 0; part < parts; part += 1) {
    const workerData: Task = { argv, part, parts };
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData });
    worker.on("message", (line: ChangedFile) => console.log(JSON.stringify(line)));
    worker.on("error", (error) => {
      console.error(error);
      process.exitCode = 1;
    });
  }
}

async function changeEach({ argv, part, parts }: Task): Promise<void> {
  const [way, bundlePath = "", trustPath = ""] = argv;
  const bundle = readFileSync(bundlePath);
  const anchors = TrustAnchors.parse(JSON.parse(readFileSync(trustPath, "utf8")));
  const change = WAYS[way as WayOfChange](bundle);
  for (const [index, name] of [...textsOf(bundle).keys()].entries()) {
    if (index % parts !== part) continue;
    const bytes = await change(name);
    if (bytes === null) continue;
    const { verdict, checks } = await verifyBundle(bytes, { anchors });
    const failed = checks.filter(({ ok }) => !ok);
    const line: ChangedFile = {
      name,
      verdict,
      isManifestSound: checks.some((check) => check.name === "manifest" && check.ok),
      failed: failed.map(({ where, detail }) => `${where} ${detail}`),
    };
    parentPort?.postMessage(line);
  }
}

/** The bundle with one file changed; null where the way leaves nothing to change. */
type Change = (name: string) => Promise<Uint8Array | null>;

const WAYS: Readonly<Record<WayOfChange, (bundle: Buffer) => Change>> = {
  plain: (bundle) => async (name) => zipFiles(withChange(bundle, name)),
  hashed: (bundle) => async (name) => (name === MANIFEST_NAME ? null : zipFiles(hashedAgain(withChange(bundle, name)))),
  signed: (bundle) => {
    const keys = foreignKeys();
    return (name) => forgeBundle(bundle, keys, { name, apply: changed });
  },
};

function withChange(bundle: Buffer, name: string): Map<string, string> {
  const texts = textsOf(bundle);
  return texts.set(name, changed(texts.get(name) ?? ""));
}

if (isMainThread) distribute(process.argv.slice(2));
else await changeEach(workerData as Task);
