import type { LossRule } from "../returns/income-tax";
import type { DepreciationSchedule } from "./depreciation-schedule";
import type { YearlyLine } from "./yearly-line";

/** One stream of a project's revenue, by year. */
export type RevenueLine = {
  readonly stream: string;
  readonly amounts: YearlyLine;
  /** Paid after delivery: it takes part in the receivables that must be financed. */
  readonly onCredit: boolean;
};

/** A payment by the amount produced, from another than the buyer. */
export type ProductionPayment = {
  readonly name: string;
  readonly amounts: YearlyLine;
  /** Counted as revenue and served to lenders; else it goes to the owner only. */
  readonly servesDebt: boolean;
  /** Jurisdictions in which it is taxed when it does not serve debt (as revenue it is taxed everywhere). */
  readonly taxedIn: readonly string[];
};

/** Money towards the investment, received at the close. */
export type InvestmentGrant = {
  readonly name: string;
  readonly amount: number;
  readonly taxedIn: readonly string[];
  /** Jurisdictions in which it lowers the depreciable basis. */
  readonly lowersBasisIn: readonly string[];
};

/** A part of the depreciable investment that is written off alike. */
export type AssetClass = { readonly name: string; readonly share: number; readonly schedule: DepreciationSchedule };

/** Credit against tax for the investment, by year of operation. */
export type InvestmentCredit = {
  /** Share of the qualifying basis, and the most that it may come to [currency]. */
  readonly shares: YearlyLine;
  readonly maxima: YearlyLine;
  /** Fixed amounts beside the share. */
  readonly amounts: YearlyLine;
  /** Names of the asset classes that qualify. */
  readonly qualifies: readonly string[];
  /** Jurisdictions whose basis is lowered by half of the credit (26 USC 50(c)(3)): of the share, and of the fixed amounts. */
  readonly shareLowersBasisIn: readonly string[];
  readonly amountLowersBasisIn: readonly string[];
};

/** Who taxes, in the order in which one tax is deducted from the next one's income (state before federal). */
export type TaxJurisdiction = {
  readonly name: string;
  /** Rate by year of operation. */
  readonly rates: YearlyLine;
  readonly losses: LossRule;
  /** Share of the basis written off at once in the first year, by asset class. */
  readonly bonus: Readonly<Record<string, number>>;
  /** Grants lower the basis of all classes by their shares, or of the first class alone. */
  readonly grantsLower: "all-classes" | "first-class";
  /** Schedule by which equipment renewed from a reserve is written off. */
  readonly renewalSchedule: DepreciationSchedule;
  readonly investmentCredit: InvestmentCredit | null;
  readonly productionCredit: YearlyLine;
};

/** Equipment renewed every so many years out of an account that is filled in equal parts before. */
export type EquipmentReserve = { readonly name: string; readonly everyYears: number; readonly cost: YearlyLine };

export type ReservePlan = {
  /** Interest earned on all accounts, a year. */
  readonly interestRate: number;
  /** Months of the next year's operating costs, of its debt service and of its revenue on credit. */
  readonly operatingCostMonths: number;
  readonly debtServiceMonths: number;
  readonly receivablesMonths: number;
  readonly equipment: readonly EquipmentReserve[];
};

/** A case that lenders look at, for example P50 at 1.30 or P99 at 1.00. */
export type CoverageCase = {
  readonly name: string;
  /** Cash for debt service of this case over that of the plan (1 for the plan's own). */
  readonly cashFactor: number;
  /** DSCR by stream; streams that are not named take `otherwise`. */
  readonly coverage: { readonly byStream: Readonly<Record<string, number>>; readonly otherwise: number };
};

type DebtTerms = {
  /** A year, at the end of each year. */
  readonly interestRate: number;
  readonly tenorYears: number;
  readonly closingCost: number;
  /** Share of the debt, paid at the close. */
  readonly upfrontFee: number;
};

export type DebtPlan =
  /** As much as the cash of each year carries at its coverage, repaid so that coverage stays the same. */
  | (DebtTerms & {
      readonly kind: "sculpted";
      /** The debt must hold in every one of them, in every year. */
      readonly cases: readonly CoverageCase[];
      /** No more than this share of the cost. */
      readonly maximumShare: number | null;
      /** Years with less cash than costs: the loan lends again (as SAM does), or serves nothing. */
      readonly negativeCash: "redrawn" | "unserved";
    })
  | (DebtTerms & {
      readonly kind: "share";
      readonly share: number;
      readonly repayment: "level" | "equal-principal";
      /** Years at the beginning in which interest alone is paid. */
      readonly interestOnlyYears: number;
    })
  | { readonly kind: "none" };

/** A project from its financial close to its end, all lines by year and nominal. */
export type ProjectFinancePlan = {
  readonly years: number;
  /** Energy sold, the divisor of levelised cost [kWh]. */
  readonly energyKwh: YearlyLine;
  readonly revenue: readonly RevenueLine[];
  readonly productionPayments: readonly ProductionPayment[];
  readonly operatingCosts: readonly { readonly name: string; readonly amounts: YearlyLine }[];
  /** What the plant is sold for at the end. */
  readonly salvage: number;
  /** The plant, before anything of its financing. */
  readonly plantCost: number;
  /** Interest and fees of construction, and what else the close costs; both are written off with the plant. */
  readonly constructionFinancing: number;
  readonly otherFinancing: number;
  readonly grants: readonly InvestmentGrant[];
  readonly assets: readonly AssetClass[];
  readonly jurisdictions: readonly TaxJurisdiction[];
  readonly reserves: ReservePlan;
  readonly debt: DebtPlan;
  /** Yearly rates: real, and inflation; the nominal one is (1 + real)(1 + inflation) - 1. */
  readonly realDiscountRate: number;
  readonly inflation: number;
};
