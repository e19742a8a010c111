import { type Rational, toNumber } from "../../money/rational";

/** Enough to tell par apart to the minor unit, and parts of cash to 10^-12. */
const HALVINGS = 40;

/** The repayment of `sequentialSchedule` in floating point, many times as fast: where the exact search begins. */
export class SequentialEstimate {
  readonly #accruals: readonly Float64Array[];
  readonly #cash: Float64Array;

  /** @param accruals rate x year fraction by class and period @param cash of each period [minor] */
  constructor(accruals: readonly (readonly Rational[])[], cash: readonly bigint[]) {
    this.#accruals = accruals.map((own) => Float64Array.from(own, toNumber));
    this.#cash = Float64Array.from(cash, (amount) => Math.max(0, Number(amount)));
  }

  /** Part of the cash, 0 to 1, above which about all classes are repaid. */
  partFor(pars: readonly number[]): number {
    return boundary((part) => !this.#repays(pars, part, false), 1);
  }

  /** Total par [minor] below which about all is repaid, interest alone included, out of a part of the cash. */
  totalFor(shares: readonly number[], part: number): number {
    const all = this.#cash.reduce((sum, amount) => sum + amount, 0);
    const pars = (total: number) => shares.map((share) => Math.floor(share * total));
    return boundary((total) => this.#repays(pars(total), part, true), all);
  }

  #repays(pars: readonly number[], part: number, interestMustFit: boolean): boolean {
    const balances = Float64Array.from(pars);
    for (let period = 0; period < this.#cash.length; period++) {
      let left = Math.floor((this.#cash[period] ?? 0) * part);
      for (let index = 0; index < balances.length; index++)
        left -= Math.floor((balances[index] ?? 0) * (this.#accruals[index]?.[period] ?? 0));
      if (left < 0 && interestMustFit) return false;
      for (let index = 0; index < balances.length && left > 0; index++) {
        const balance = balances[index] ?? 0;
        const repaid = Math.min(left, balance);
        balances[index] = balance - repaid;
        left -= repaid;
      }
    }
    return balances.every((balance) => balance === 0);
  }
}

/** Where a statement that is true from 0 on ceases to be, between 0 and `most`. */
function boundary(isTrue: (value: number) => boolean, most: number): number {
  let low = 0;
  let high = most;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (isTrue(middle)) low = middle;
    else high = middle;
  }
  return low;
}
