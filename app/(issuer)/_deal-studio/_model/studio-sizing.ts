import { planOf } from "@/lib/core/abs/engine/compile-plan";
import { scenarioCash } from "@/lib/core/abs/projection/cash-path";
import { type SizedByStress, sizeByWaterfall } from "@/lib/core/abs/sizing/size-by-waterfall";
import { sizeFromTerms } from "@/lib/core/abs/sizing/size-from-terms";
import { CaseDefinitions } from "@/lib/core/abs/sizing/sizing-cases";
import { REVENUE_STREAMS, type RevenueStream } from "@/lib/core/cashflow/lines/monthly-cash-flow";
import type { StructureRequest } from "@/lib/core/deal/structure-request";
import type { TrancheClass } from "@/lib/core/deal/terms";
import { CURRENCY_SCALE } from "@/lib/core/money/currency";
import { shiftDecimal } from "../../_form/decimal-text";
import { parsOf, withPars } from "./sizing-mode";
import type { StudioLosses } from "./studio-losses";
import type { StudioAnswer, StudioSession } from "./studio-session";

/** A case as it is typed: decimals, a fall of revenue in per cent. */
export type CaseText = {
  readonly name: string;
  readonly drop: string;
  readonly contracted: string;
  readonly merchant: string;
  readonly total: string;
};

/** The cover that lenders begin with: see `DEFAULT_DSCR` for the senior class. Falls of revenue are to be stated. */
export const USUAL_CASES: readonly CaseText[] = [
  { name: "P50", drop: "0", contracted: "1.30", merchant: "2.00", total: "1.20" },
  { name: "P90", drop: "15", contracted: "1.15", merchant: "2.00", total: "1.10" },
  { name: "P99", drop: "25", contracted: "1.00", merchant: "2.00", total: "1.00" },
];

/** Streams whose price is agreed unless the issuer says otherwise. */
export const USUALLY_CONTRACTED: readonly RevenueStream[] = ["host-supply", "storage-subscription"];

/** What is sized: by cover in every case, or by what the deal's own waterfall pays on time under a fall of revenue. */
export type SizingOrder =
  | { readonly by: "cover"; readonly contracted: readonly RevenueStream[]; readonly cases: readonly CaseText[] }
  | { readonly by: "waterfall"; readonly seniorDrop: string; readonly mezzanineDrop: string };

export type SizedClassRow = {
  readonly of: TrancheClass;
  readonly parMinor: string;
  /** Null where only the search's bound holds it. */
  readonly bindingCase: string | null;
};

/** Null where a figure of the order is none. */
export function sizeStudio(
  session: StudioSession,
  answer: StudioAnswer,
  order: SizingOrder,
): readonly SizedClassRow[] | null {
  return order.by === "cover" ? byCover(session, answer, order) : byWaterfall(session, answer, order);
}

/** The draft at sizes found, in whole tokens; the other notes stay. */
export function withSizes(
  request: StructureRequest,
  answer: StudioAnswer,
  rows: readonly SizedClassRow[],
): StructureRequest {
  const token = 10n ** BigInt(CURRENCY_SCALE[request.currency]);
  const pars = parsOf(answer.terms);
  for (const { of, parMinor } of rows) pars[of] = (BigInt(parMinor) / token) * token;
  return withPars(request, pars);
}

/** The usual cases with the falls of revenue that the simulated futures have. */
export function casesOf({ revenueDrop }: StudioLosses): readonly CaseText[] {
  const drops: Readonly<Record<string, number>> = { P50: revenueDrop.p50, P90: revenueDrop.p90, P99: revenueDrop.p99 };
  return USUAL_CASES.map((text) => ({
    ...text,
    drop: (Math.min(1, Math.max(0, drops[text.name] ?? 0)) * 100).toFixed(2),
  }));
}

/** Streams that bring revenue to the pool. */
export function streamsOf({ outlook }: Pick<StudioSession, "outlook">): readonly RevenueStream[] {
  return REVENUE_STREAMS.filter((stream) => outlook.months.some(({ revenue }) => Number(revenue[stream] ?? "0") > 0));
}

function byCover(
  { outlook }: StudioSession,
  { terms, request }: StudioAnswer,
  { contracted, cases }: Extract<SizingOrder, { by: "cover" }>,
): readonly SizedClassRow[] | null {
  const definitions = CaseDefinitions.safeParse({
    contracted,
    cases: cases.map(({ name, drop, contracted: agreed, merchant, total }) => ({
      ...{ name, revenueDropBps: bpsOf(drop), contractedDscr: agreed, merchantDscr: merchant, totalDscr: total },
    })),
  });
  if (!definitions.success) return null;
  const { senior, mezzanine } = sizeFromTerms(terms, outlook.months, definitions.data);
  const rows = [{ of: "senior" as const, parMinor: senior.parMinor, bindingCase: senior.bindingCase }];
  if (request.kind === "green-bond") return rows;
  return [...rows, { of: "mezzanine", parMinor: mezzanine.parMinor, bindingCase: mezzanine.bindingCase }];
}

/** Senior by itself; mezzanine behind the senior notes as they are, since the largest senior leaves nothing behind it. */
function byWaterfall(
  session: StudioSession,
  { terms, request }: StudioAnswer,
  { seniorDrop, mezzanineDrop }: Extract<SizingOrder, { by: "waterfall" }>,
): readonly SizedClassRow[] | null {
  const drops = { senior: bpsOf(seniorDrop), mezzanine: bpsOf(mezzanineDrop) };
  if (Number.isNaN(drops.senior) || Number.isNaN(drops.mezzanine)) return null;
  const cash = session.cashOf(terms);
  const stressed = (of: "senior" | "mezzanine"): SizedByStress => ({
    tranche: terms.tranches.findIndex((candidate) => candidate.class === of),
    cases: [{ name: of, cash: scenarioCash(cash, { revenueDropBps: drops[of], costRiseBps: 0 }) }],
  });
  const largest = (of: TrancheClass, classes: readonly SizedByStress[]): SizedClassRow => {
    const found = sizeByWaterfall(planOf(terms), classes, 10 ** CURRENCY_SCALE[request.currency]).at(-1);
    return { of, parMinor: String(found?.parMinor ?? 0n), bindingCase: found?.bindingCase ?? null };
  };
  const senior = stressed("senior");
  const rows = [largest("senior", [senior])];
  if (request.kind === "green-bond") return rows;
  const asDrafted = { ...senior, atMostMinor: Number(parsOf(terms).senior) };
  return [...rows, largest("mezzanine", [asDrafted, stressed("mezzanine")])];
}

/** A percentage as basis points; NaN where it is none from 0 to 100. */
function bpsOf(percent: string): number {
  const bps = Number(shiftDecimal(percent, 2) ?? Number.NaN);
  return bps >= 0 && bps <= 10_000 ? Math.round(bps) : Number.NaN;
}
