import * as z from "zod";
import { debtCapacity } from "../../bond/amortisation";
import { HeliographError } from "../../errors/heliograph-error";
import { parseRational, type Rational, rational } from "../../money/rational";
import { mulDivDown } from "../../money/rounding";
import { DecimalText } from "../../station/charging-tariff";
import { sequentialCapacity, sequentialSchedule } from "../waterfall/sequential-schedule";

const CashMinor = z.string().regex(/^-?(0|[1-9]\d{0,30})$/);
const Cover = DecimalText.refine((text) => Number(text) >= 1, "at least 1");

/** One stream of a case: its CFADS by period [minor] and how often debt service must be covered by it. */
const SizingStream = z.strictObject({
  stream: z.string().min(1).max(60),
  cashMinor: z.array(CashMinor).min(1).max(480),
  /** DSCR of the senior class, and of senior and mezzanine together. */
  seniorDscr: Cover,
  totalDscr: Cover,
});

/** A case in which the debt must hold, such as P50, P90, P99: what each stream brings in it. */
export const SizingCase = z.strictObject({
  name: z.string().min(1).max(60),
  streams: z.array(SizingStream).min(1).max(20),
});
export type SizingCase = z.infer<typeof SizingCase>;

/** DSCR that the senior debt keeps unless stated otherwise, by stream and case. */
export const DEFAULT_DSCR = {
  contracted: { P50: "1.30", P90: "1.15", P99: "1.00" },
  merchant: { P50: "2.00", P90: "2.00", P99: "2.00" },
} as const;

export type SizedClass = {
  readonly parMinor: bigint;
  /** Sculpted principal by period; adds up to par [minor]. */
  readonly schedule: readonly bigint[];
  /** Interest and principal by period [minor]. */
  readonly service: readonly bigint[];
  /** What each case by itself would carry [minor], and the one that carries least. */
  readonly capacityByCase: Readonly<Record<string, bigint>>;
  readonly bindingCase: string;
};

/** Rate x year fraction by period of the two classes that are sized. */
export type SizingAccruals = { readonly senior: readonly Rational[]; readonly mezzanine: readonly Rational[] };

/**
 * The largest senior class and, behind it, the largest mezzanine for which every case holds in every period: service of a
 * period is at most the least, over the cases, of sum(cash of a stream / its DSCR); principal is sculpted to it and never
 * negative. Par is found by bisection to the minor unit.
 * @throws HeliographError SIZING_CASES_INVALID when cases or accruals differ in their periods, or a name is given twice
 */
export function sizeTranches(
  accruals: SizingAccruals,
  cases: readonly SizingCase[],
): { readonly senior: SizedClass; readonly mezzanine: SizedClass } {
  assertCases(accruals, cases);
  const senior = sizeClass(accruals.senior, cases, (stream) => stream.seniorDscr, []);
  const mezzanine = sizeClass(accruals.mezzanine, cases, (stream) => stream.totalDscr, senior.service);
  return { senior, mezzanine };
}

function sizeClass(
  accruals: readonly Rational[],
  cases: readonly SizingCase[],
  dscrOf: (stream: SizingCase["streams"][number]) => string,
  senior: readonly bigint[],
): SizedClass {
  const byCase = cases.map(({ name, streams }) => ({
    name,
    cash: accruals.map((_, period) => {
      const carried = streams.reduce((sum, stream) => {
        const { numerator, denominator } = parseRational(dscrOf(stream));
        return sum + mulDivDown(BigInt(stream.cashMinor[period] ?? "0"), denominator, numerator);
      }, 0n);
      return carried - (senior[period] ?? 0n);
    }),
  }));
  const least = accruals.map((_, period) =>
    byCase.reduce<bigint>((low, { cash }) => {
      const here = cash[period] ?? 0n;
      return here < low ? here : low;
    }, byCase[0]?.cash[period] ?? 0n),
  );
  const one = rational(1n, 1n);
  const parMinor = sequentialCapacity([{ share: one, accruals }], least, one);
  const [schedule = []] =
    parMinor > 0n ? sequentialSchedule([{ parMinor, accruals }], least) : [accruals.map(() => 0n)];
  const capacityByCase = Object.fromEntries(byCase.map(({ name, cash }) => [name, debtCapacity(accruals, cash, one)]));
  const [binding] = Object.entries(capacityByCase).sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    parMinor,
    schedule,
    service: serviceOf(parMinor, schedule, accruals),
    capacityByCase,
    bindingCase: binding?.[0] ?? "",
  };
}

function serviceOf(par: bigint, schedule: readonly bigint[], accruals: readonly Rational[]): bigint[] {
  let balance = par;
  return accruals.map(({ numerator, denominator }, period) => {
    const principal = schedule[period] ?? 0n;
    const service = mulDivDown(balance, numerator, denominator) + principal;
    balance -= principal;
    return service;
  });
}

function assertCases({ senior, mezzanine }: SizingAccruals, cases: readonly SizingCase[]): void {
  const names = new Set(cases.map(({ name }) => name));
  const periods = senior.length;
  const isEven =
    mezzanine.length === periods &&
    cases.every(({ streams }) => streams.every(({ cashMinor }) => cashMinor.length === periods));
  if (cases.length > 0 && names.size === cases.length && isEven) return;
  throw new HeliographError({
    code: "SIZING_CASES_INVALID",
    message: `The cases do not all have ${periods} periods, or two have one name.`,
    remedy: "Give each case once, and each of its streams the cash of every period of the tenor.",
    data: { periods, cases: cases.length },
  });
}
