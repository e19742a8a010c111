import { bankCredit, bankStatement, type SimulatedPeriod, simulatedPeriod, testId } from "@/test/simulated-period";
import { dealStateToJson } from "../abs/waterfall/deal-state-json";
import { computePeriod } from "../audit/compute-period";
import { isTraceProven, traceCoupon } from "../audit/trace";
import type { ChargeLine } from "../verification/charge";
import { type ComputedStatement, computeStatement } from "./compute-statement";
import type { PeriodEvidence } from "./period-evidence";
import type { StatementInput } from "./statement-input";

describe("statement of Available Funds", () => {
  let period: SimulatedPeriod;
  let whole: ComputedStatement;
  let charges: readonly ChargeLine[];
  let paid: bigint;

  beforeAll(async () => {
    period = await simulatedPeriod();
    whole = computeStatement(period.input);
    charges = period.input.evidence.charges;
    paid = charges.reduce((sum, { grossMinor, feeMinor }) => sum + BigInt(grossMinor) - BigInt(feeMinor), 0n);
  });

  /** The same period with changed evidence; payouts and bank lines are made to fit the charges unless given. */
  function withEvidence(change: Partial<PeriodEvidence>): ComputedStatement {
    return computeStatement({ ...period.input, evidence: { ...period.input.evidence, ...change } });
  }

  function settled(
    lines: readonly ChargeLine[],
    extraCredits: readonly [string, string][] = [],
  ): Partial<PeriodEvidence> {
    const own = lines.map((line) => ({ ...line, payoutId: "po_all" }));
    const amountMinor = own
      .reduce((sum, line) => {
        const gross = BigInt(line.grossMinor);
        return sum + (line.kind === "charge" ? gross : -gross) - BigInt(line.feeMinor);
      }, 0n)
      .toString();
    const credits = [
      bankCredit("bk-1", "po_all", amountMinor),
      ...extraCredits.map(([id, sum]) => bankCredit(id, id, sum)),
    ];
    return {
      charges: own,
      payouts: [{ id: "po_all", currency: "USD", amountMinor, createdAt: "2026-11-30T00:00:00Z", status: "paid" }],
      bankStatements: [bankStatement(credits)],
    };
  }

  test("cash in the account is split into VAT and distributable cash, to the cent", () => {
    const { totals, cells, breaks } = whole.statement;
    expect(BigInt(totals.clearedMinor) + BigInt(totals.vatMinor)).toBe(paid);
    expect(totals).toMatchObject({ distributableMinor: totals.clearedMinor, suspenseMinor: "0", shortfallMinor: "0" });
    expect(cells.map(({ quantity, cash }) => [quantity, cash])).toEqual([["signed", "bank-cleared"]]);
    expect(breaks).toEqual({});
  });

  test("a silent meter shows as missing intervals", () => {
    const [station] = whole.statement.stations;
    expect(station).toMatchObject({ measured: 4 * 3 * 96, estimated: 0, refused: 0 });
    expect(station?.missing).toBe((station?.expected ?? 0) - 4 * 3 * 96);
  });

  test("cash without a receipt waits in suspense", () => {
    const [dropped, ...receipts] = period.input.evidence.receipts;
    const { statement, breaks } = withEvidence({ receipts });
    const charge = charges.find(({ sessionId }) => sessionId === dropped?.sessionId);
    expect(statement.totals.suspenseMinor).toBe(String(BigInt(charge?.grossMinor ?? "0") - 35n));
    expect(breaks).toMatchObject([{ code: "NO_QUANTITY", subject: charge?.id }]);
  });

  test("a forged receipt carries no cash", () => {
    const [first, ...rest] = period.input.evidence.receipts;
    if (!first) throw new Error("no receipt");
    const forged = { ...first, ocmf: first.ocmf.map((text) => text.replace('"TX":"E","RV":', '"TX":"E","RV":9')) };
    const { statement } = withEvidence({ receipts: [forged, ...rest] });
    expect(statement.breaks).toMatchObject({ RECEIPT_REFUSED: 1, NO_QUANTITY: 1 });
  });

  test("a session without charge is accrued and brings no cash", () => {
    const { lines, statement } = withEvidence(settled(charges.slice(1)));
    expect(statement.breaks).toEqual({ NO_CASH: 1 });
    expect(lines.at(-1)).toMatchObject({ kind: "session-unpaid", cash: "accrued", availableMinor: "0" });
  });

  test("what is charged beyond receipt and tariff waits in suspense", () => {
    const more = charges.map((line, index) =>
      index === 0 ? { ...line, grossMinor: String(BigInt(line.grossMinor) + 119n) } : line,
    );
    const { statement } = withEvidence(settled(more));
    expect(statement.breaks).toEqual({ AMOUNT_DIFFERS: 1 });
    expect(statement.totals.suspenseMinor).toBe("100");
    expect(statement.totals.distributableMinor).toBe(whole.statement.totals.distributableMinor);
  });

  test("a session charged twice is paid out once", () => {
    const [first] = charges;
    if (!first) throw new Error("no charge");
    const { statement } = withEvidence(settled([...charges, { ...first, id: "ch_again" }]));
    expect(statement.breaks).toEqual({ DUPLICATE_PAYMENT: 1 });
    expect(statement.totals.distributableMinor).toBe(whole.statement.totals.distributableMinor);
  });

  test("a refund takes back what its charge has brought", () => {
    const [first] = charges;
    if (!first) throw new Error("no charge");
    const refund: ChargeLine = { ...first, id: "re_1", kind: "refund", feeMinor: "0" };
    const { statement, lines } = withEvidence(settled([...charges, refund]));
    const own = lines.filter((line) => line.sessionId === first.sessionId);
    expect(own.reduce((sum, line) => sum + BigInt(line.availableMinor), 0n)).toBe(-35n);
    expect(statement.breaks).toEqual({});
  });

  test("a credit that nothing explains waits in suspense; a payout that is not at the bank is only paid", () => {
    const { statement } = withEvidence(settled(charges, [["bk-x", "5000"]]));
    expect(statement.breaks).toEqual({ UNEXPLAINED_CREDIT: 1 });
    expect(statement.totals.suspenseMinor).toBe("5000");
    const unpaid = withEvidence({ bankStatements: [bankStatement([])] });
    expect(unpaid.statement.totals.distributableMinor).toBe("0");
    expect(unpaid.statement.breaks).toHaveProperty("PAYOUT_NOT_AT_BANK");
  });

  test("charges of an unknown payout bring no cash", () => {
    const { statement } = withEvidence({ charges: charges.map((line) => ({ ...line, payoutId: "po_none" })) });
    expect(statement.breaks).toMatchObject({ UNKNOWN_PAYOUT: 1 });
    expect(statement.totals.distributableMinor).toBe("0");
  });

  test("the same evidence in another period is refused", () => {
    expect(() => computeStatement({ ...period.input, period: "2026-12" })).toThrow(
      expect.objectContaining({ code: "STATEMENT_INPUT_INVALID" }),
    );
  });

  test("the next period goes on from the carry-forward and pays no session again", () => {
    const next = computePeriod(period.input, period.bundle.register);
    const { statement, carryForward } = next.statement;
    expect(carryForward.paidSessions).toHaveLength(charges.length);
    const again = computeStatement({
      terms: period.input.terms,
      period: "2026-12",
      version: 1,
      evidence: { ...period.input.evidence, envelopes: [], bankStatements: decemberStatement() },
      openingState: dealStateToJson(next.waterfall.closing),
      previous: { statement, carryForward, distribution: next.distribution.set },
      previousHash: next.statement.statementHash,
    });
    expect(again.statement.breaks).toMatchObject({ DUPLICATE_PAYMENT: charges.length });
    const { retainedMinor, dustMinor } = next.distribution.set;
    expect(BigInt(retainedMinor)).toBeGreaterThan(0n);
    expect(BigInt(dustMinor)).toBeGreaterThan(0n);
    expect(again.statement.opening).toEqual({ reserveMinor: "0", retainedMinor, dustMinor, suspenseMinor: "0" });
    expect(again.statement.totals.distributableCashMinor).toBe((BigInt(retainedMinor) + BigInt(dustMinor)).toString());
  });

  test("a period opens with nothing else than what the one before has closed with", () => {
    const before = computePeriod(period.input, period.bundle.register);
    const { statement, carryForward } = before.statement;
    const { set } = before.distribution;
    const following: StatementInput = {
      ...{ terms: period.input.terms, period: "2026-12", version: 1 },
      evidence: { ...period.input.evidence, envelopes: [], bankStatements: [], suspenseReleases: [] },
      openingState: dealStateToJson(before.waterfall.closing),
      previous: { statement, carryForward, distribution: set },
      previousHash: before.statement.statementHash,
    };
    const refused = expect.objectContaining({ code: "STATEMENT_INPUT_INVALID" });
    const named = computeStatement(following).statement.previousDistributionHash;
    expect(named).toBe(before.distribution.distributionHash);
    const richer = { ...following.openingState, reserveMinor: "1" };
    expect(() => computeStatement({ ...following, openingState: richer })).toThrow(refused);
    const foreign = { ...set, statementHash: "f".repeat(64) };
    expect(() =>
      computeStatement({ ...following, previous: { statement, carryForward, distribution: foreign } }),
    ).toThrow(refused);
    const release = {
      ...{ id: testId("sus", 1), period: "2026-12", currency: "USD" as const, amountMinor: "1", reason: "Found" },
      ...{ releasedBy: testId("usr", 1), releasedAt: "2026-12-20T00:00:00.000Z" },
    };
    const evidence = { ...following.evidence, suspenseReleases: [release] };
    expect(() => computeStatement({ ...following, evidence })).toThrow(refused);
    const suspended = { statement, carryForward, distribution: { ...set, suspenseMinor: "1" } };
    expect(computeStatement({ ...following, evidence, previous: suspended }).statement.totals).toMatchObject({
      ...{ releasedMinor: "1", reserveMinor: "0" },
    });
  });

  function decemberStatement(): string[] {
    const credits = period.input.evidence.payouts.map((payout, index) => ({
      ...bankCredit(`dec-${index}`, payout.id, payout.amountMinor),
      bookedOn: "2026-12-20",
    }));
    return [bankStatement(credits)];
  }

  test("each holder's part is rounded down and the dust is named", () => {
    const { distribution } = computePeriod(period.input, period.bundle.register);
    for (const tranche of distribution.set.distributions) {
      const own = distribution.entitlements.filter(({ distributionId }) => distributionId === tranche.id);
      const sum = own.reduce((total, { amountMinor }) => total + BigInt(amountMinor), 0n);
      expect(sum + BigInt(tranche.dustMinor)).toBe(BigInt(tranche.totalMinor));
      expect(BigInt(tranche.dustMinor)).toBeLessThan(BigInt(own.length + 1));
      expect(BigInt(tranche.totalMinor) + BigInt(tranche.retainedMinor)).toBe(BigInt(tranche.trancheMinor));
    }
    expect(distribution.set.distributions.map(({ kind }) => kind)).toEqual(["coupon", "redemption", "coupon"]);
  });

  test("a coupon is traced to its receipts and readings, each proven", () => {
    const computed = computePeriod(period.input, period.bundle.register);
    const [coupon] = computed.distribution.set.distributions;
    const trace = traceCoupon(computed, coupon?.id ?? "", `0x${"1".repeat(40)}`, { offset: 0, limit: 3 });
    expect(trace.lines).toHaveLength(3);
    expect(trace.lines[0]?.session?.sessionId).toBe(trace.lines[0]?.line.sessionId);
    expect(trace.lines[0]?.readings.length).toBeGreaterThan(0);
    expect(isTraceProven(trace)).toBe(true);
    expect(isTraceProven({ ...trace, evidenceRoot: "0".repeat(64) })).toBe(false);
    expect(() => traceCoupon(computed, testId("dst", 1), "0x", { offset: 0, limit: 1 })).toThrow(
      expect.objectContaining({ code: "ENTITLEMENT_UNKNOWN" }),
    );
  });
});
