import { describeWithReferenceData, referenceJson } from "../../../test/reference-data";
import type { CalendarPeriod, DealTerms } from "../deal/terms";
import { addDays, addMonths } from "../time/local-date";
import { openingState, runWaterfall } from "./waterfall";

type Row = Record<
  | "collections"
  | "reserveRelease"
  | "servicer"
  | "intA"
  | "intB"
  | "reserveTopUp"
  | "prinA"
  | "prinB"
  | "equity"
  | "balA"
  | "balB",
  number
> & { date: string };
type Suncharge = { deal: { closing: string; collectionDates: string[] }; scenarios: { base: { rows: Row[] } } };

const A = `trn_${"A".repeat(26)}`;
const B = `trn_${"B".repeat(26)}`;

/**
 * The deal's pro-rata target principal, its percentage fee and its moving reserve target have no step yet: principal
 * goes in as each tranche's schedule, the servicer's fee as a cost, the reserve's movements as cash. What this checks
 * is the rest: accrual, fixed fee, priority, balances and the residual.
 */
describeWithReferenceData("SUNCHARGE base case with its principal given", () => {
  test("every interest, balance and residual to the cent", () => {
    const { deal, scenarios } = referenceJson<Suncharge>("finance/suncharge_base.json");
    const { rows } = scenarios.base;
    const terms = termsOf(deal, rows);
    let state = openingState(terms);
    for (const [index, row] of rows.entries()) {
      const result = runWaterfall(terms, state, {
        period: terms.calendar.periods[index] as CalendarPeriod,
        distributableMinor: BigInt(row.collections + row.reserveRelease - row.reserveTopUp),
        operatingCosts: [{ id: "servicer", payee: "servicer", amountMinor: BigInt(row.servicer), evidence: "2 %" }],
      });
      const residual = result.transfers.find(({ kind }) => kind === "residual")?.amountMinor ?? 0n;
      expect([
        row.date,
        result.tranches[A]?.interestPaidMinor,
        result.tranches[B]?.interestPaidMinor,
        result.tranches[A]?.balanceMinor,
        result.tranches[B]?.balanceMinor,
        residual,
      ]).toEqual([row.date, ...[row.intA, row.intB, row.balA, row.balB, row.equity].map(BigInt)]);
      state = result.closing;
    }
  });
});

function termsOf(deal: Suncharge["deal"], rows: readonly Row[]): DealTerms {
  const periods = rows.map(({ date }, index): CalendarPeriod => {
    const to = addDays(deal.collectionDates[index] as string, 1);
    const from = addMonths(to, -3);
    return {
      period: addDays(to, -1).slice(0, 7),
      from,
      to,
      cutOff: to,
      determination: to,
      ex: date,
      record: to,
      payment: date,
    };
  });
  const tranche = (id: string, index: 0 | 1, par: string, couponRate: string, principal: "prinA" | "prinB") => ({
    id,
    class: (["senior", "mezzanine"] as const)[index],
    name: id,
    symbol: `SUN${index}`,
    originalParMinor: par,
    couponRate,
    dayCount: "30/360" as const,
    issuePrice: "1",
    maturity: rows.at(-1)?.date ?? "",
    minimumTokens: 1,
    schedule: rows.map((row) => String(row[principal])),
  });
  return {
    schema: "heliograph.deal-terms.v1",
    dealId: `deal_${"1".repeat(26)}`,
    orgId: `org_${"1".repeat(26)}`,
    name: "SUNCHARGE",
    kind: "abs",
    currency: "USD",
    timeZone: "UTC",
    livemode: false,
    chainId: 31337,
    parties: [],
    accounts: [],
    calendar: { closing: deal.closing, legalMaturity: rows.at(-1)?.date ?? "", periods },
    pool: [],
    tranches: [tranche(A, 0, "5900100000", "0.055", "prinA"), tranche(B, 1, "1089300000", "0.08", "prinB")],
    waterfall: [
      { id: "costs", kind: "operating-costs", payee: "servicer" },
      { id: "trustee", kind: "fee", payee: "trustee", annualMinor: "5000000" },
      { id: "interest-a", kind: "interest", tranche: A },
      { id: "interest-b", kind: "interest", tranche: B },
      { id: "principal-a", kind: "scheduled-principal", tranche: A },
      { id: "principal-b", kind: "scheduled-principal", tranche: B },
      { id: "residual", kind: "residual", payee: "EQ" },
    ],
    initialReserveMinor: "0",
    useOfProceeds: "",
  };
}
