import { shockRevenue } from "@/lib/core/abs/pool/period-inputs";
import { projectPeriod } from "@/lib/core/abs/projection/project-period";
import { demoAbs, demoIdentity, demoMonths } from "@/lib/core/deal/demo-deal.fixture";
import { structureDeal } from "@/lib/core/deal/structure";
import { dateLedger, type LedgerStep } from "./date-ledger";

const terms = structureDeal(demoAbs, demoIdentity, demoMonths);
const ledgerAt = (index: number, dropBps: number): readonly LedgerStep[] =>
  dateLedger(terms, projectPeriod(terms, shockRevenue(demoMonths, dropBps), index));
const of = (ledger: readonly LedgerStep[], id: string) => ledger.find(({ step }) => step.id === id);

test("on a date without stress every step is paid, the turbo is skipped for its trigger, and nothing is left", () => {
  const ledger = ledgerAt(5, 0);
  expect(ledger.map(({ step }) => step.id)).toEqual(terms.waterfall.map(({ id }) => id));
  expect(of(ledger, "senior-interest")?.outcome).toEqual({ kind: "paid" });
  expect(of(ledger, "turbo")?.outcome).toEqual({ kind: "skipped", trigger: "dscr-trigger", needs: "breached" });
  expect(of(ledger, "dscr-trigger")?.outcome).toMatchObject({ kind: "tested", test: { failed: false } });
  expect(of(ledger, "reserve")?.outcome).toEqual({ kind: "at-target" });
  expect(ledger.at(-1)?.leftMinor).toBe(0n);
});

test("cash in is what steps take from the collection account less what they bring back", () => {
  for (const [index, drop] of [
    [0, 0],
    [3, 4_500],
    [143, 0],
  ] as const) {
    const period = projectPeriod(terms, shockRevenue(demoMonths, drop), index);
    const ledger = dateLedger(terms, period);
    let left = period.input.distributableMinor;
    for (const { transfers, leftMinor } of ledger) {
      for (const { from, to, paidMinor } of transfers) {
        if (from === "collection") left -= paidMinor;
        if (to.type === "account" && to.account === "collection") left += paidMinor;
      }
      expect(leftMinor).toBe(left);
    }
    expect(left).toBe(0n);
  }
});

test("under stress steps are short or get no cash, and say so; interest helped by the reserve is whole", () => {
  const ledger = ledgerAt(2, 6_500);
  expect(of(ledger, "senior-interest")?.outcome.kind).toBe("paid");
  expect(of(ledger, "senior-interest")?.transfers.map(({ from }) => from)).toContain("reserve");
  expect(of(ledger, "dscr-trigger")?.outcome).toMatchObject({ kind: "tested", test: { breached: true } });
  expect(of(ledger, "senior-principal")?.outcome.kind).toBe("short");
  expect(of(ledger, "junior-interest")?.transfers[0]).toMatchObject({ paidMinor: 0n });
  expect(of(ledger, "residual")?.outcome.kind).toBe("no-cash");
});
