import { changed } from "@/test/demo/change-file";
import { hashedAgain } from "@/test/demo/forge-bundle";
import { attest, type SimulatedPeriod, simulatedPeriod } from "@/test/simulated-period";
import { distributionStruct } from "../distribution/distribution";
import { sha256 } from "../evidence/hash";
import { statementStruct } from "../settlement/attestation";
import { composeBundle, zipFiles } from "./bundle";
import { bundleFiles } from "./bundle-files";
import type { RegistryRecords } from "./registry-record";
import { verifyBundle } from "./verify-bundle";

describe("evidence bundle", () => {
  let period: SimulatedPeriod;
  let foreign: SimulatedPeriod;
  let bundle: ReturnType<typeof composeBundle>;

  beforeAll(async () => {
    period = await simulatedPeriod();
    foreign = await simulatedPeriod();
    bundle = composeBundle(period.bundle);
  });

  test("is the same to the byte when it is composed again", () => {
    expect(sha256(composeBundle(period.bundle).bytes)).toBe(sha256(bundle.bytes));
  });

  test("verifies with trust anchors from outside", async () => {
    const report = await verifyBundle(bundle.bytes, { anchors: period.anchors });
    expect(report.checks.filter((check) => !check.ok)).toEqual([]);
    expect(report.verdict).toBe("authenticated");
    expect(report.summary).toMatchObject({ holders: 4, livemode: false });
  });

  test("is consistent, but not authentic, without anchors", async () => {
    expect((await verifyBundle(bundle.bytes)).verdict).toBe("consistent");
  });

  test("verifies against the registry, and fails against another record", async () => {
    const records = recordsOf(bundle);
    const readRegistry = async () => records;
    expect((await verifyBundle(bundle.bytes, { readRegistry })).verdict).toBe("authenticated");
    const other = { ...records, statement: { ...records.statement, evidenceRoot: `0x${"0".repeat(64)}` } as const };
    const report = await verifyBundle(bundle.bytes, { readRegistry: async () => other });
    expect(report.verdict).toBe("failed");
    expect(report.checks).toContainEqual(expect.objectContaining({ name: "anchored evidence", ok: false }));
  });

  // Every file in turn, in three ways: test/demo.
  test("a change of a file is refused by its name, and when the manifest is hashed again", async () => {
    const name = "statement-lines.ndjson";
    const files = () => new Map(bundle.files).set(name, changed(bundle.files.get(name) ?? ""));
    const plain = await verifyBundle(zipFiles(files()), { anchors: period.anchors });
    expect(plain.verdict).toBe("failed");
    expect(plain.checks).toContainEqual(expect.objectContaining({ ok: false, where: expect.stringContaining(name) }));
    const hashed = await verifyBundle(zipFiles(hashedAgain(files())), { anchors: period.anchors });
    expect(hashed.verdict).toBe("failed");
    expect(hashed.checks.find((check) => check.name === "manifest")?.ok).toBe(true);
  });

  test("a bundle whose every signature is of foreign keys is consistent by itself and refused by the anchors", async () => {
    const forged = composeBundle(foreign.bundle);
    expect((await verifyBundle(forged.bytes)).verdict).toBe("consistent");
    const report = await verifyBundle(forged.bytes, { anchors: period.anchors });
    expect(report.verdict).toBe("failed");
    const failed = report.checks.filter((check) => !check.ok).map((check) => check.name);
    expect(failed).toEqual(["trusted meters", "trusted statement attestors", "trusted distribution attestors"]);
  });

  test("another amount that the true meters do not support is refused, though foreign attestors sign it", async () => {
    const { evidence } = period.input;
    const charges = evidence.charges.slice(1);
    const altered = { ...period.bundle, period: { ...period.input, evidence: { ...evidence, charges } } };
    const attestations = await attest(altered, foreign.attestors.slice(0, 2));
    const report = await verifyBundle(composeBundle({ ...altered, attestations }).bytes, { anchors: period.anchors });
    expect(report.verdict).toBe("failed");
  });

  test("a file that is missing or not known is refused", async () => {
    const missing = new Map(bundle.files);
    missing.delete("breaks.json");
    expect((await verifyBundle(zipFiles(hashedAgain(missing)), { anchors: period.anchors })).verdict).toBe("failed");
    const more = hashedAgain(new Map(bundle.files).set("note.txt", "trust me"));
    expect((await verifyBundle(zipFiles(more), { anchors: period.anchors })).verdict).toBe("failed");
  });

  test("what is no ZIP fails as a check and does not throw", async () => {
    const report = await verifyBundle(new TextEncoder().encode("not a bundle"));
    expect(report).toMatchObject({ verdict: "failed", checks: [{ name: "container", ok: false }] });
  });

  test("its files name nothing that is not recomputed", () => {
    expect([...bundleFiles(period.bundle, bundle.computed).keys()]).toEqual([...bundle.files.keys()]);
  });
});

function recordsOf({ computed }: ReturnType<typeof composeBundle>): RegistryRecords {
  const statement = statementStruct(computed.statement.statement);
  const distribution = distributionStruct(computed.distribution.set);
  return {
    chainId: 31337,
    registry: "0x5FbDB2315678afecb367f032d93F642f64180aa3",
    statement: { ...statement, anchoredAt: 1n },
    distribution: { ...distribution, anchoredAt: 1n },
  };
}
