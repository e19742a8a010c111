import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simulatedPeriod } from "../../../test/simulated-period";
import { waterfallResultToJson } from "../../core/abs/waterfall-result-json";
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

describe("the period report", () => {
  it("is a tagged PDF with the same bytes each time", async () => {
    const documents = pdfDocuments({ root: process.cwd() });
    const input = { report: await report(), stage: STAGE };
    const first = await documents.periodReport(input);
    expect(Buffer.from(first.subarray(0, 8)).toString()).toBe("%PDF-1.7");
    expect(Buffer.from(first).includes("/StructTreeRoot")).toBe(true);
    expect(Buffer.from(await documents.periodReport(input)).equals(first)).toBe(true);
  }, 60_000);

  const hasPdfToText = (() => {
    try {
      execFileSync("pdftotext", ["-v"], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  })();

  (hasPdfToText ? it : it.skip)(
    "shows the amounts of statement, waterfall and distribution (needs pdftotext)",
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "heliograph-report-"));
      try {
        const own = await report();
        const path = join(folder, "report.pdf");
        writeFileSync(path, await pdfDocuments({ root: process.cwd() }).periodReport({ report: own, stage: STAGE }));
        const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
        const { totals } = own.statement;
        const amounts = [totals.availableFundsMinor, totals.distributableCashMinor, own.distribution.totalMinor];
        for (const { amountMinor } of own.entitlements) amounts.push(amountMinor);
        for (const minor of amounts) expect(text).toContain(formatAmount(money("USD", BigInt(minor))));
        expect(text).toContain("SIMULATED");
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    60_000,
  );
});
