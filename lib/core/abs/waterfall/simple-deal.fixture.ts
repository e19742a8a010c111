import type { CalendarPeriod, DealTerms } from "../../deal/terms";
import { addDays, addMonths } from "../../time/local-date";
import type { WaterfallStep } from "./waterfall-step";

const [A, B, C] = ["A", "B", "C"].map((letter) => `trn_${letter.repeat(26)}`) as [string, string, string];
const QUARTERS = 40;

/** Three tranches over forty quarters with fees, a reserve, a DSCR test with turbo and a schedule each; cash seasonal. */
export function simpleDeal() {
  const periods = Array.from({ length: QUARTERS }, (_, index): CalendarPeriod => {
    const from = addMonths("2025-01-01", 3 * index);
    const to = addMonths(from, 3);
    const last = addDays(to, -1);
    const payment = addDays(to, 19);
    return {
      ...{ period: last.slice(0, 7), from, to, cutOff: last, determination: last },
      ...{ record: last, ex: to, payment },
    };
  });
  const legalMaturity = periods.at(-1)?.payment ?? "";
  const tranche = (id: string, index: 0 | 1 | 2, part: number, couponRate: string) => ({
    id,
    class: (["senior", "mezzanine", "junior"] as const)[index],
    name: id,
    symbol: `NOTE${index}`,
    originalParMinor: String(part * QUARTERS),
    couponRate,
    dayCount: "30/360" as const,
    issuePrice: "1",
    maturity: legalMaturity,
    minimumTokens: 1,
    schedule: periods.map(() => String(part)),
  });
  const terms: DealTerms = {
    schema: "heliograph.deal-terms.v1",
    dealId: `deal_${"1".repeat(26)}`,
    orgId: `org_${"1".repeat(26)}`,
    ...{ name: "Forty quarters", kind: "abs", currency: "USD", timeZone: "UTC", livemode: false, chainId: 31337 },
    ...{ parties: [], accounts: [], pool: [], useOfProceeds: "" },
    calendar: { closing: "2025-01-15", legalMaturity, periods },
    tranches: [tranche(A, 0, 1_000_000, "0.052"), tranche(B, 1, 300_000, "0.075"), tranche(C, 2, 200_000, "0.11")],
    waterfall: [
      { id: "costs", kind: "operating-costs", payee: "servicer" },
      { id: "trustee-fee", kind: "fee", payee: "trustee", annualMinor: "240000" },
      { id: "servicer-fee", kind: "collections-fee", payee: "servicer", rate: "0.02" },
      { id: "interest-a", kind: "interest", tranche: A },
      { id: "interest-b", kind: "interest", tranche: B },
      { id: "reserve", kind: "reserve", target: { by: "interest-months", months: 6, tranches: [A] }, supports: [A, B] },
      { id: "dscr", kind: "dscr-test", tranches: [A, B], minimum: "1.1", curable: true },
      { id: "turbo", kind: "sequential-principal", tranches: [A, B], whenBreached: "dscr" },
      { id: "principal-a", kind: "scheduled-principal", tranche: A },
      { id: "principal-b", kind: "scheduled-principal", tranche: B },
      { id: "interest-c", kind: "interest", tranche: C },
      { id: "principal-c", kind: "scheduled-principal", tranche: C },
      { id: "residual", kind: "residual", payee: "originator" },
    ],
    initialReserveMinor: "1000000",
  };
  const seniorOnly: WaterfallStep[] = terms.waterfall.filter((step) => !/-[bc]$|^dscr$|^turbo$/.test(step.id));
  const alone = seniorOnly.map((step) => (step.kind === "reserve" ? { ...step, supports: [A] } : step));
  const collections = Array.from({ length: QUARTERS }, (_, index) =>
    Math.round(2_900_000 * (1 + 0.25 * Math.sin((index * Math.PI) / 2)) * 1.002 ** index),
  );
  return { terms, seniorOnly: alone, collections, ids: [A, B, C] as const };
}
