import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipFiles } from "@/lib/core/audit/bundle";
import { TrustAnchors } from "@/lib/core/audit/trust-anchors";
import { verifyBundle } from "@/lib/core/audit/verify-bundle";
import { textOfPdf } from "../e2e/pdf-text";
import { root } from "../e2e/product-process";
import { verify } from "../e2e/steps/audit-step";
import { type ChangedFile, changed, textsOf, type WayOfChange } from "./change-file";
import { foreignKeys, forgeBundle } from "./forge-bundle";
import { DEMO_LIMIT_MS, demoFolder as output, runDemo } from "./run-demo";

const VERIFY_LIMIT_MS = 180_000;
const EACH_FILE_LIMIT_MS = 900_000;
const TITLES = ["1", "2", "3", "4", "5", "6", "7", "8"];

describe("npm run demo", () => {
  let printed = "";
  let bundle: Buffer;
  let anchors: TrustAnchors;
  let folder = "";

  beforeAll(() => {
    const { code, printed: said } = runDemo();
    if (code !== 0) throw new Error(`npm run demo ended with ${code}:\n${said.slice(-4000)}`);
    printed = said;
    bundle = readFileSync(join(output, "evidence.zip"));
    anchors = TrustAnchors.parse(JSON.parse(readFileSync(join(output, "trust.json"), "utf8")));
    folder = mkdtempSync(join(tmpdir(), "heliograph-verify-"));
  }, DEMO_LIMIT_MS);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** @param left how many files this way leaves as they are */
  const everyFileChanged = (way: WayOfChange, left: number): ChangedFile[] => {
    const command = [join(root, "stacks/local/run.mjs"), "test/demo/change-every-file.ts", way];
    const paths = ["evidence.zip", "trust.json"].map((name) => join(output, name));
    const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...paths], { encoding: "utf8" });
    if (status !== 0) throw new Error(`${stdout}${stderr}`);
    const files = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as ChangedFile);
    expect(new Set(files.map(({ name }) => name)).size).toBe(textsOf(bundle).size - left);
    return files;
  };

  test("walks the whole path, prints each step as a table and ends well", () => {
    expect(printed).toMatch(/\nAUTHENTICATED\n/);
    for (const title of TITLES) expect(printed).toMatch(new RegExp(`^${title} +\\S`, "m"));
    expect(printed).toContain("SIMULATED");
  });

  test("leaves reports that say that they are simulated", async () => {
    for (const name of ["report.pdf", "term-sheet.pdf"]) {
      expect(await textOfPdf(readFileSync(join(output, name)))).toContain("SIMULATED");
    }
    expect(readFileSync(join(output, "report.csv"), "utf8")).toMatch(/^section,item,detail,amount,text\r\n/);
  });

  test(
    "leaves a bundle that the heliograph command authenticates, and calls consistent without anchors",
    () => {
      expect(verify(output, "evidence.zip", "--trust", "trust.json")).toEqual([
        0,
        expect.stringMatching(/\nAUTHENTICATED/),
      ]);
      expect(verify(output, "evidence.zip")).toEqual([3, expect.stringContaining("CONSISTENT, NOT AUTHENTICATED")]);
    },
    VERIFY_LIMIT_MS,
  );

  test(
    "the command refuses a changed bundle with exit code 1 and says where",
    () => {
      const files = textsOf(bundle).set("holders.csv", changed(textsOf(bundle).get("holders.csv") ?? ""));
      writeFileSync(join(folder, "changed.zip"), zipFiles(files));
      const trust = join(output, "trust.json");
      expect(verify(folder, "changed.zip", "--trust", trust)).toEqual([
        1,
        expect.stringMatching(/FAILED .*holders\.csv/),
      ]);
    },
    VERIFY_LIMIT_MS,
  );

  test(
    "a plain change of any file is refused, and the report names the file",
    () => {
      for (const { name, verdict, failed } of everyFileChanged("plain", 0)) {
        expect([name, verdict]).toEqual([name, "failed"]);
        expect(failed.join("\n")).toContain(name);
      }
    },
    EACH_FILE_LIMIT_MS,
  );

  test(
    "a change of any file is refused when the manifest is hashed again",
    () => {
      for (const { name, verdict, isManifestSound } of everyFileChanged("hashed", 1)) {
        expect([name, verdict, isManifestSound]).toEqual([name, "failed", true]);
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
    () => {
      for (const { name, verdict } of everyFileChanged("signed", 0)) expect([name, verdict]).toEqual([name, "failed"]);
    },
    EACH_FILE_LIMIT_MS,
  );
});
