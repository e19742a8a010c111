import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipFiles } from "@/lib/core/audit/bundle";
import { textOfPdf } from "../e2e/pdf-text";
import { verify } from "../e2e/steps/audit-step";
import { changed, textsOf } from "./change-file";
import { DEMO_LIMIT_MS, demoFolder as output, runDemo } from "./run-demo";

const VERIFY_LIMIT_MS = 180_000;
const TITLES = ["1", "2", "3", "4", "5", "6", "7", "8"];

describe("npm run demo", () => {
  let printed = "";
  let code: number | null = null;
  let bundle: Buffer;
  let folder = "";

  beforeAll(() => {
    ({ code, printed } = runDemo());
    bundle = readFileSync(join(output, "evidence.zip"));
    folder = mkdtempSync(join(tmpdir(), "heliograph-verify-"));
  }, DEMO_LIMIT_MS);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("walks the whole path, prints each step as a table and ends well", () => {
    expect([code, printed.slice(-4000)]).toEqual([0, expect.stringMatching(/\nAUTHENTICATED\n/)]);
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
});
