import { bankCredit, bankStatement, JUNIOR, SENIOR, STATION, simulatedPeriod, TERMS } from "@/test/simulated-period";
import { dealStateToJson } from "../abs/waterfall/deal-state-json";
import { openingState } from "../abs/waterfall/waterfall";
import { withPrepaymentSteps } from "../deal/prepayment-steps";
import { demoDisclosure } from "../deal/presets/demo-disclosure";
import { DealTerms } from "../deal/terms";
import { setAsideOf } from "../settlement/statement-proceeds";
import type { ProceedsNotice } from "../verification/invoice";
import { composeBundle } from "./bundle";
import type { BundleInput } from "./bundle-files";
import { traceCoupon } from "./trace";
import { verifyBundle } from "./verify-bundle";

const disclosure = {
  ...demoDisclosure("abs", "2026-10-30"),
  mandatoryPrepayments: [{ cause: "insurance-proceeds" as const, partBps: 8_000 }],
};
const terms = DealTerms.parse({
  ...TERMS,
  disclosure,
  waterfall: withPrepaymentSteps(TERMS.waterfall, disclosure, [SENIOR, JUNIOR]),
});
const hail: ProceedsNotice = {
  ...{ direction: "proceeds", id: "HAIL-2026-11", cause: "insurance-proceeds", stationId: STATION },
  ...{ counterparty: "Example Insurance", label: "Hail of 3 November, panels lost", currency: "USD" },
  ...{ netMinor: "150000", vatMinor: "0", issuedOn: "2026-11-20", documentHash: "ab".repeat(32) },
};
const credit = bankStatement([bankCredit("bk-hail", "HAIL-2026-11", "150000")]);

let plain: BundleInput;
beforeAll(async () => {
  const { bundle, input } = await simulatedPeriod();
  plain = {
    ...bundle,
    period: { ...input, terms, openingState: dealStateToJson(openingState(terms)) },
    attestations: [],
  };
});

const withEvidence = (change: { invoices?: ProceedsNotice[]; bank?: string[] }): BundleInput => {
  const { evidence } = plain.period;
  const invoices = [...evidence.invoices, ...(change.invoices ?? [])];
  const bankStatements = [...evidence.bankStatements, ...(change.bank ?? [])];
  return { ...plain, period: { ...plain.period, evidence: { ...evidence, invoices, bankStatements } } };
};

test("the stated part of cleared proceeds redeems the senior notes, the rest is cash, and verify recomputes it", async () => {
  const before = composeBundle(plain).computed;
  const { bytes, computed, files } = composeBundle(withEvidence({ invoices: [hail], bank: [credit] }));
  const { statement, lines, breaks } = computed.statement;
  expect(statement.proceeds).toEqual([
    {
      ...{ id: hail.id, cause: hail.cause, label: hail.label, amountMinor: "150000", partBps: 8_000 },
      ...{ setAsideMinor: "120000", evidence: hail.documentHash },
    },
  ]);
  expect(breaks.filter(({ subject }) => subject === hail.id)).toEqual([]);
  expect(lines.find(({ kind }) => kind === "extraordinary-proceeds")).toMatchObject({
    ...{ quantity: "invoiced", cash: "bank-cleared", distributableMinor: "150000" },
    evidence: ["invoice:HAIL-2026-11", "bank-line:bk-hail"],
  });

  const senior = computed.waterfall.tranches[SENIOR];
  const was = before.waterfall.tranches[SENIOR];
  expect(senior?.principalPaidMinor).toBe((was?.principalPaidMinor ?? 0n) + 120_000n);
  expect(computed.waterfall.closing.residualPaidMinor).toBe(before.waterfall.closing.residualPaidMinor + 30_000n);
  const [prepaid] = computed.waterfall.transfers.filter(({ from }) => from === "prepayment");
  expect(prepaid).toMatchObject({ kind: "mandatory-prepayment", to: { trancheId: SENIOR }, amountMinor: 120_000n });

  const redemption = computed.distribution.set.distributions.find(
    ({ trancheId, kind }) => trancheId === SENIOR && kind === "redemption",
  );
  const holder = computed.distribution.entitlements.find(
    ({ distributionId }) => distributionId === redemption?.id,
  )?.holder;
  const trace = traceCoupon(computed, redemption?.id ?? "", holder ?? "", { offset: 0, limit: 1 });
  expect(trace.transfers.map(({ kind }) => kind)).toEqual(["scheduled-principal", "mandatory-prepayment"]);

  expect(files.get("statement.json")).toContain('"proceeds":');
  const report = await verifyBundle(bytes);
  expect(report.checks.filter(({ ok, name }) => !ok && !name.includes("attestations"))).toEqual([]);
  expect(report.checks).toContainEqual(expect.objectContaining({ name: "mandatory prepayment" }));
});

test("without proceeds a statement is what it always was", () => {
  const { statement } = composeBundle(plain).computed.statement;
  expect(statement).not.toHaveProperty("proceeds");
  expect(setAsideOf(statement)).toBe(0n);
});

test("proceeds that the bank has not credited move nothing; a credit beyond the notice waits in suspense", () => {
  const awaited = composeBundle(withEvidence({ invoices: [hail] })).computed.statement;
  expect(awaited.statement).not.toHaveProperty("proceeds");
  expect(awaited.lines.find(({ kind }) => kind === "extraordinary-proceeds")).toMatchObject({ cash: "invoiced" });
  const more = bankStatement([bankCredit("bk-hail", "HAIL-2026-11", "150001")]);
  const { statement } = composeBundle(withEvidence({ invoices: [hail], bank: [more] })).computed.statement;
  expect(statement.breaks).toMatchObject({ AMOUNT_DIFFERS: 1 });
  expect(statement).not.toHaveProperty("proceeds");
  expect(statement.totals.suspenseMinor).toBe("150001");
});

test("once all notes are redeemed, what is set aside is cash of the steps below", () => {
  const sale = { ...hail, netMinor: "9000000" };
  const paid = bankStatement([bankCredit("bk-hail", "HAIL-2026-11", "9000000")]);
  const { waterfall } = composeBundle(withEvidence({ invoices: [sale], bank: [paid] })).computed;
  expect(Object.values(waterfall.closing.tranches).map(({ balanceMinor }) => balanceMinor)).toEqual([0n, 0n]);
  expect(waterfall.transfers.map(({ kind }) => kind)).toContain("prepayment-release");
});
