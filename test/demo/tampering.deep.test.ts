import { readFileSync } from "node:fs";
import { join } from "node:path";
import { zipFiles } from "@/lib/core/audit/bundle";
import { MANIFEST_NAME } from "@/lib/core/audit/bundle-manifest";
import { TrustAnchors } from "@/lib/core/audit/trust-anchors";
import { verifyBundle } from "@/lib/core/audit/verify-bundle";
import { changed, textsOf } from "./change-file";
import { foreignKeys, forgeBundle, hashedAgain } from "./forge-bundle";
import { DEMO_LIMIT_MS, demoFolder, runDemo } from "./run-demo";

const EACH_FILE_LIMIT_MS = 900_000;

describe("the bundle of npm run demo, changed file by file", () => {
  let bundle: Buffer;
  let anchors: TrustAnchors;

  beforeAll(() => {
    const { code, printed } = runDemo();
    if (code !== 0) throw new Error(`npm run demo ended with ${code}:\n${printed.slice(-4000)}`);
    bundle = readFileSync(join(demoFolder, "evidence.zip"));
    anchors = TrustAnchors.parse(JSON.parse(readFileSync(join(demoFolder, "trust.json"), "utf8")));
  }, DEMO_LIMIT_MS);

  test(
    "a plain change of any file is refused, and the report names the file",
    async () => {
      for (const [name, text] of textsOf(bundle)) {
        const report = await verifyBundle(zipFiles(textsOf(bundle).set(name, changed(text))), { anchors });
        expect([name, report.verdict]).toEqual([name, "failed"]);
        const failed = report.checks.filter(({ ok }) => !ok).map(({ where, detail }) => `${where} ${detail}`);
        expect(failed.join("\n")).toContain(name);
      }
    },
    EACH_FILE_LIMIT_MS,
  );

  test(
    "a change of any file is refused when the manifest is hashed again",
    async () => {
      for (const [name, text] of textsOf(bundle)) {
        if (name === MANIFEST_NAME) continue;
        const files = hashedAgain(textsOf(bundle).set(name, changed(text)));
        const report = await verifyBundle(zipFiles(files), { anchors });
        expect([name, report.verdict]).toEqual([name, "failed"]);
        expect(report.checks.find((check) => check.name === "manifest")?.ok).toBe(true);
      }
    },
    EACH_FILE_LIMIT_MS,
  );

  test(
    "signed again by foreign keys it is consistent in itself, and refused by the anchors",
    async () => {
      const forged = await forgeBundle(bundle, foreignKeys());
      expect((await verifyBundle(forged)).verdict).toBe("consistent");
      const report = await verifyBundle(forged, { anchors });
      expect(report.verdict).toBe("failed");
      expect(report.checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual([
        "trusted meters",
        "trusted statement attestors",
        "trusted distribution attestors",
      ]);
    },
    EACH_FILE_LIMIT_MS,
  );

  test(
    "a change of any file is refused when everything is signed again by foreign keys",
    async () => {
      const keys = foreignKeys();
      for (const name of textsOf(bundle).keys()) {
        const forged = await forgeBundle(bundle, keys, { name, apply: changed });
        expect([name, (await verifyBundle(forged, { anchors })).verdict]).toEqual([name, "failed"]);
      }
    },
    EACH_FILE_LIMIT_MS,
  );
});
