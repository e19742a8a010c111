import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simulatedPeriod } from "../../../test/simulated-period";
import { waterfallResultToJson } from "../../core/abs/waterfall/waterfall-result-json";
import { computePeriod } from "../../core/audit/compute-period";
import type { PeriodReport } from "../../core/audit/period-report";
import { formatAmount } from "../../core/money/format-amount";
import { money } from "../../core/money/money";
import { pdfDocuments } from "./pdf-documents";

const STAGE = { livemode: false, chainId: 31_337, mode: "local" } as const;

async function report(): Promise<PeriodReport> {
  const { input, bundle } = await simulatedPeriod();
  const { statement, waterfall, distribution } = computePeriod(input, bundle.register);
  const anchor = { transactionHash: `0x${"ab".repeat(32)}`, anchoredAt: "2026-12-09T06:00:00.000Z", signers: ["0x1"] };
  return {
    ...{ terms: input.terms, statement: statement.statement, statementHash: statement.statementHash },
    ...{ breaks: statement.breaks, waterfall: waterfallResultToJson(waterfall), distribution: distribution.set },
    ...{ distributionHash: distribution.distributionHash, entitlements: distribution.entitlements },
    ...{ registry: bundle.registry, statementAnchor: anchor, distributionAnchor: anchor },
  };
}

const READER = `
import { readFileSync } from "node:fs";
// Node 20 lacks it; pdf.js asks for it.
Promise.withResolvers ??= function () {
  let resolve, reject;
  const promise = new this((onDone, onFailure) => { resolve = onDone; reject = onFailure; });
  return { promise, resolve, reject };
};
const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
const document = await getDocument({ data: new Uint8Array(readFileSync(process.argv[1])), verbosity: 0 }).promise;
for (let number = 1; number <= document.numPages; number++) {
  const { items } = await (await document.getPage(number)).getTextContent();
  process.stdout.write(items.map(({ str }) => str).join(" ") + "\\n");
}
`;

describe("the period report", () => {
  it("is a tagged PDF with the same bytes each time", async () => {
    const documents = pdfDocuments({ root: process.cwd() });
    const input = { report: await report(), stage: STAGE };
    const first = await documents.periodReport(input);
    expect(Buffer.from(first.subarray(0, 8)).toString()).toBe("%PDF-1.7");
    expect(Buffer.from(first).includes("/StructTreeRoot")).toBe(true);
    expect(Buffer.from(await documents.periodReport(input)).equals(first)).toBe(true);
  }, 60_000);

  it("shows the amounts of statement, waterfall and distribution, and that they are simulated", async () => {
    const own = await report();
    const text = textOf(await pdfDocuments({ root: process.cwd() }).periodReport({ report: own, stage: STAGE }));
    const { totals } = own.statement;
    const amounts = [totals.availableFundsMinor, totals.distributableCashMinor, own.distribution.totalMinor];
    for (const { amountMinor } of [...own.entitlements, ...own.waterfall.transfers]) amounts.push(amountMinor);
    expect(own.entitlements.length).toBeGreaterThan(0);
    for (const minor of amounts) expect(text).toContain(formatAmount(money("USD", BigInt(minor))));
    expect(text).toContain("SIMULATED");
  }, 60_000);
});

/** The document's text, read by another program than the one that wrote it (pdf.js). */
function textOf(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), "heliograph-report-"));
  try {
    const path = join(folder, "report.pdf");
    writeFileSync(path, bytes);
    return execFileSync(process.execPath, ["--input-type=module", "-e", READER, path], { encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
