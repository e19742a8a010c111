import type { AssetClass, InvestmentCredit, InvestmentGrant, TaxJurisdiction } from "./project-finance-plan";
import { inYear, type YearlyLine, yearlyLine } from "./yearly-line";

/** Half of an investment credit is taken off the depreciable basis: 26 USC 50(c)(3). */
const CREDIT_OFF_BASIS = 0.5;

/** What a jurisdiction lets the owner write off and take as a credit, by year of operation [currency]. */
export type TaxBasis = {
  readonly depreciation: YearlyLine;
  readonly investmentCredit: YearlyLine;
  /** Basis that qualifies for the investment credit. */
  readonly qualifyingBasis: number;
};

type Credit = {
  readonly plan: InvestmentCredit;
  readonly qualifying: ReadonlyMap<string, number>;
  readonly qualifyingBasis: number;
  readonly byShare: YearlyLine;
};

/**
 * Depreciation and investment credit of every jurisdiction. The cost is spread over the asset classes; grants that the
 * jurisdiction counts lower the basis, then half of the credits, then the first year's bonus; the rest follows each class's
 * schedule.
 * @param cost what was paid for the plant and its financing, before grants, reserves and debt fees [currency]
 * @see SAM, Single Owner: depreciation and investment tax credit
 */
export function taxBases(
  years: number,
  cost: number,
  assets: readonly AssetClass[],
  grants: readonly InvestmentGrant[],
  jurisdictions: readonly TaxJurisdiction[],
): TaxBasis[] {
  const depreciableShare = assets.reduce((sum, { share }) => sum + share, 0);
  const lowered = jurisdictions.map((jurisdiction) => {
    const off = grants.reduce(
      (sum, { amount, lowersBasisIn }) => (lowersBasisIn.includes(jurisdiction.name) ? sum + amount : sum),
      0,
    );
    return new Map(
      assets.map(({ name, share }, index) => {
        const part =
          jurisdiction.grantsLower === "all-classes"
            ? depreciableShare > 0
              ? share / depreciableShare
              : 0
            : Number(index === 0);
        return [name, share * cost - part * off];
      }),
    );
  });
  const credits = jurisdictions.map(({ investmentCredit }, index) =>
    investmentCredit ? creditOf(investmentCredit, lowered[index] ?? new Map(), years) : null,
  );
  return jurisdictions.map((jurisdiction, index) => {
    const credit = credits[index];
    return {
      depreciation: depreciationOver(years, assets, jurisdiction, (name) =>
        credits.reduce(
          (basis, other) => (other ? basis - offBasis(other, jurisdiction.name, name) : basis),
          lowered[index]?.get(name) ?? 0,
        ),
      ),
      investmentCredit: yearlyLine(years, (year) =>
        credit ? inYear(credit.byShare, year) + inYear(credit.plan.amounts, year) : 0,
      ),
      qualifyingBasis: credit?.qualifyingBasis ?? 0,
    };
  });
}

function creditOf(plan: InvestmentCredit, basis: ReadonlyMap<string, number>, years: number): Credit {
  const qualifying = new Map([...basis].filter(([name]) => plan.qualifies.includes(name)));
  const qualifyingBasis = [...qualifying.values()].reduce((sum, amount) => sum + amount, 0);
  const byShare = yearlyLine(years, (year) =>
    Math.min(inYear(plan.maxima, year), inYear(plan.shares, year) * qualifyingBasis),
  );
  return { plan, qualifying, qualifyingBasis, byShare };
}

/** What a credit takes off the basis of one class in a jurisdiction. */
function offBasis({ plan, qualifying, qualifyingBasis, byShare }: Credit, jurisdiction: string, asset: string): number {
  if (qualifyingBasis <= 0) return 0;
  const part = (qualifying.get(asset) ?? 0) / qualifyingBasis;
  const total = (line: YearlyLine) => line.reduce((sum, amount) => sum + amount, 0);
  const ofShare = plan.shareLowersBasisIn.includes(jurisdiction) ? total(byShare) : 0;
  const ofAmount = plan.amountLowersBasisIn.includes(jurisdiction) ? total(plan.amounts) : 0;
  return CREDIT_OFF_BASIS * part * (ofShare + ofAmount);
}

function depreciationOver(
  years: number,
  assets: readonly AssetClass[],
  { bonus }: TaxJurisdiction,
  basisOf: (name: string) => number,
): number[] {
  return yearlyLine(years, (year) =>
    assets.reduce((sum, { name, schedule }) => {
      const atOnce = bonus[name] ?? 0;
      const basis = basisOf(name);
      return sum + basis * ((1 - atOnce) * (schedule[year - 1] ?? 0) + (year === 1 ? atOnce : 0));
    }, 0),
  );
}
