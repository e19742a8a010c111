import type { CoverageCase } from "./project-finance-plan";

/** Cash for debt service of one period, by the stream that it comes from [currency]. */
export type CashByStream = Readonly<Record<string, number>>;

export type SculptedPeriod = {
  readonly interest: number;
  readonly principal: number;
  readonly service: number;
  /** Owed after the period. */
  readonly balance: number;
  /** The case that allows the least in this period. */
  readonly binding: string;
};

export type SculptedDebt = {
  readonly debt: number;
  /** The case that would allow the least debt if it stood alone. */
  readonly binding: string;
  /** Debt that each case alone would allow. */
  readonly byCase: Readonly<Record<string, number>>;
  readonly periods: readonly SculptedPeriod[];
};

/** Service that one case allows in a period: the sum over its streams of cash / DSCR. */
export function serviceAllowed(cash: CashByStream, { cashFactor, coverage }: CoverageCase): number {
  return Object.entries(cash).reduce(
    (sum, [stream, amount]) => sum + (amount * cashFactor) / (coverage.byStream[stream] ?? coverage.otherwise),
    0,
  );
}

/** Cash of a period parted among its streams as its revenue is; where there is no revenue, all of it is "other". */
export function cashByStream(cash: number, revenue: CashByStream): CashByStream {
  const total = Object.values(revenue).reduce((sum, amount) => sum + amount, 0);
  if (total <= 0) return { other: cash };
  return Object.fromEntries(Object.entries(revenue).map(([stream, amount]) => [stream, (cash * amount) / total]));
}

/**
 * The largest debt that holds in every case and period, its principal sculpted so that the binding case's coverage is met
 * exactly: service = min over cases of sum(cash by stream / DSCR by stream), debt = sum of service discounted at the debt's rate.
 * Periods without cash serve nothing; interest that is left over is added to the balance.
 * @param rate of interest for each period
 */
export function sculptedDebt(
  cash: readonly CashByStream[],
  rate: number,
  cases: readonly [CoverageCase, ...CoverageCase[]],
): SculptedDebt {
  const presentValue = (service: readonly number[]) =>
    service.reduceRight((value, amount) => (value + amount) / (1 + rate), 0);
  const allowed = cases.map((one) => cash.map((period) => Math.max(0, serviceAllowed(period, one))));
  const debts = allowed.map(presentValue);
  const bindingIn = cash.map((_, period) => leastOf(allowed.map((service) => service[period] ?? 0)));
  const service = bindingIn.map((index, period) => allowed[index]?.[period] ?? 0);
  const debt = presentValue(service);
  const nameOf = (index: number) => (cases[index] ?? cases[0]).name;
  let balance = debt;
  return {
    debt,
    binding: nameOf(leastOf(debts)),
    byCase: Object.fromEntries(cases.map(({ name }, index) => [name, debts[index] ?? 0])),
    periods: service.map((paid, period) => {
      const interest = balance * rate;
      balance += interest - paid;
      return {
        interest,
        principal: paid - interest,
        service: paid,
        balance,
        binding: nameOf(bindingIn[period] ?? 0),
      };
    }),
  };
}

function leastOf(values: readonly number[]): number {
  return values.reduce(
    (least, value, index) => (value < (values[least] ?? Number.POSITIVE_INFINITY) ? index : least),
    0,
  );
}
