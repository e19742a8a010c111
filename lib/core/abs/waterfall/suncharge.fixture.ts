import type { CalendarPeriod, DealTerms } from "../../deal/terms";
import { addDays, addMonths } from "../../time/local-date";
import type { WaterfallStep } from "./waterfall-step";

/** A row of the reference: amounts in cents. */
export type SunchargeRow = { readonly date: string; readonly ocTrigger: boolean } & Readonly<
  Record<
    | "collections"
    | "poolBalance"
    | "reserveRelease"
    | "trustee"
    | "servicer"
    | "intA"
    | "reserveDraw"
    | "intB"
    | "intBShortfall"
    | "reserveTopUp"
    | "prinA"
    | "prinB"
    | "equity"
    | "balA"
    | "balB"
    | "reserve"
    | "collAccount",
    number
  >
>;

export type SunchargeScenario = {
  readonly poolFlowsCents: readonly number[];
  readonly poolRows: readonly (readonly [string, number, number, number, number])[];
  readonly metrics: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly rows: readonly SunchargeRow[];
};

export type Suncharge = {
  readonly deal: {
    readonly closing: string;
    readonly payDates: readonly string[];
    readonly collectionDates: readonly string[];
    readonly poolOpeningBalanceCents: number;
    readonly tranches: readonly { readonly id: string; readonly balanceCents: number; readonly coupon: string }[];
    readonly reserve: { readonly initialCents: number };
  };
  readonly scenarios: Readonly<Record<string, SunchargeScenario>>;
};

export const A = `trn_${"A".repeat(26)}`;
export const B = `trn_${"B".repeat(26)}`;

const RESERVE = {
  kind: "reserve",
  target: { by: "balance", rate: "0.0275", tranches: [A] },
  supports: [A],
  holdsToEnd: true,
} as const;
const OC = { kind: "oc-test", tranches: [A, B], minimum: "1.05", curable: true } as const;

/** The reference's nine rules as steps; its collection account is the trap, which opens again on the next payment date. */
const STEPS: WaterfallStep[] = [
  { id: "trapped-cash", kind: "account-release", account: "trap" },
  { id: "reserve-release", ...RESERVE, target: { ...RESERVE.target, tranches: [A] }, supports: [A], mode: "release" },
  { id: "trustee-fee", kind: "fee", payee: "trustee", annualMinor: "5000000" },
  { id: "servicer-fee", kind: "collections-fee", payee: "servicer", rate: "0.02" },
  { id: "interest-a", kind: "interest", tranche: A },
  { id: "interest-b", kind: "interest", tranche: B },
  { id: "reserve-top-up", ...RESERVE, target: { ...RESERVE.target, tranches: [A] }, supports: [A], mode: "fill" },
  { id: "oc", ...OC, tranches: [A, B] },
  { id: "turbo", kind: "sequential-principal", tranches: [A, B], whenBreached: "oc" },
  {
    id: "target-principal",
    kind: "principal",
    tranches: [A, B],
    order: "pro-rata",
    amount: { by: "collateral", rate: "0.77" },
    when: [{ trigger: "oc", is: "passed" }],
  },
  { id: "oc-after", ...OC, tranches: [A, B] },
  { id: "trap", kind: "cash-trap", account: "trap", when: [{ trigger: "oc-after", is: "breached" }] },
  { id: "residual", kind: "residual", payee: "EQ" },
];

/** Terms of the SUNCHARGE deal over as many payment dates as a scenario has rows. */
export function sunchargeTerms({ deal }: Suncharge, rows: readonly SunchargeRow[]): DealTerms {
  const legalMaturity = deal.payDates.at(-1) ?? "";
  const periods = rows.map(({ date }, index): CalendarPeriod => {
    const from = addMonths("2025-01-01", 3 * index);
    const to = addMonths(from, 3);
    const last = addDays(to, -1);
    return {
      ...{ period: last.slice(0, 7), from, to, cutOff: last, determination: last },
      ...{ record: last, ex: to, payment: date },
    };
  });
  const tranche = (id: string, index: 0 | 1) => {
    const source = deal.tranches[index];
    return {
      id,
      class: (["senior", "mezzanine"] as const)[index],
      name: id,
      symbol: `SUN${index}`,
      originalParMinor: String(source?.balanceCents),
      couponRate: source?.coupon ?? "",
      dayCount: "30e/360" as const,
      issuePrice: "1",
      maturity: legalMaturity,
      minimumTokens: 1,
      // The principal follows the collateral; a schedule is needed for nothing but legal maturity.
      schedule: [],
    };
  };
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
    calendar: { closing: deal.closing, legalMaturity, periods },
    pool: [],
    tranches: [tranche(A, 0), tranche(B, 1)],
    waterfall: STEPS,
    initialReserveMinor: String(deal.reserve.initialCents),
    collateralMinor: rows.map(({ poolBalance }) => String(poolBalance)),
    useOfProceeds: "",
  };
}
