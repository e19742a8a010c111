import { bankCredit, JUNIOR, SENIOR, TERMS } from "@/test/simulated-period";
import { withPrepaymentSteps } from "../deal/prepayment-steps";
import { demoDisclosure } from "../deal/presets/demo-disclosure";
import { DealTerms } from "../deal/terms";
import type { ProceedsNotice } from "../verification/invoice";
import { proceedsLines } from "./proceeds-lines";
import { setAsideOf, statementProceeds } from "./statement-proceeds";

const disclosure = {
  ...demoDisclosure("abs", "2026-10-30"),
  mandatoryPrepayments: [{ cause: "insurance-proceeds" as const, partBps: 3_333 }],
};
const terms = DealTerms.parse({
  ...TERMS,
  disclosure,
  waterfall: withPrepaymentSteps(TERMS.waterfall, disclosure, [SENIOR, JUNIOR]),
  enforcementWaterfall: [
    { id: "enforced-interest", kind: "interest", tranche: SENIOR },
    { id: "enforced-principal", kind: "sequential-principal", tranches: [SENIOR, JUNIOR] },
    { id: "enforced-junior-interest", kind: "interest", tranche: JUNIOR },
    { id: "residual", kind: "residual", payee: "SPV" },
  ],
});
const notice = (id: string, cause: ProceedsNotice["cause"] = "insurance-proceeds"): ProceedsNotice => ({
  ...{ direction: "proceeds", id, cause, stationId: TERMS.pool[0]?.stationId ?? null, label: "A loss" },
  ...{ counterparty: "Insurer", currency: "USD", netMinor: "1000", vatMinor: "0" },
  ...{ issuedOn: "2026-11-20", documentHash: "ab".repeat(32) },
});
const notices = [notice("LOSS-1"), notice("LOSS-2"), notice("SALE-1", "disposal")];
const credits = notices.map(({ id }) => bankCredit(`bk-${id}`, id, "1000"));
const { lines } = proceedsLines(notices, credits, () => 5_000);
const setAside = (cash: bigint, isEnforced = false) =>
  statementProceeds(terms, notices, lines, cash, isEnforced).map(({ setAsideMinor }) => setAsideMinor);

test("of the pool's share the terms' part is set aside, rounded down; a cause that they do not name gives nothing", () => {
  // A half of 1 000 is the pool's, and 33.33 % of it 166.65.
  expect(setAside(1_500n)).toEqual(["166", "166", "0"]);
  const proceeds = statementProceeds(terms, notices, lines, 1_500n, false);
  expect(proceeds.map(({ amountMinor, partBps }) => [amountMinor, partBps])).toEqual([
    ["500", 3_333],
    ["500", 3_333],
    ["500", 0],
  ]);
  expect(setAsideOf({ proceeds })).toBe(332n);
});

test("never more than there is to distribute, and nothing where the priority that runs has no step for it", () => {
  expect(setAside(200n)).toEqual(["166", "34", "0"]);
  expect(setAside(0n)).toEqual(["0", "0", "0"]);
  expect(setAside(1_500n, true)).toEqual(["0", "0", "0"]);
});

test("what the bank has not credited is no proceeds yet", () => {
  const awaited = proceedsLines(notices, [], () => 10_000).lines;
  expect(statementProceeds(terms, notices, awaited, 1_000n, false)).toEqual([]);
});
