import * as z from "zod";
import { DecimalText } from "./charging-tariff";

const Rate = z.number().min(-0.2).max(0.2);

/** Part of the station that a cost belongs to; `shared` (the default) is borne by all of them in proportion to their investment. */
export const COMPONENTS = ["pv", "storage", "charging", "compute"] as const;
export type Component = (typeof COMPONENTS)[number];
const CostComponent = z.enum([...COMPONENTS, "shared"]).optional();

/** One item of the investment, spent when operation starts. */
export const CapexItem = z.strictObject({
  name: z.string().min(1).max(80),
  amount: DecimalText,
  /** Straight-line life for tax [years]; 0 where tax allows none (land, for example). */
  depreciationYears: z.number().int().min(0).max(50),
  /** Accelerated write-off instead (MACRS, half-year convention). */
  macrsYears: z.literal([3, 5, 7, 10, 15, 20]).optional(),
  component: CostComponent,
});
export type CapexItem = z.infer<typeof CapexItem>;

export const YearlyCost = z.strictObject({
  name: z.string().min(1).max(80),
  line: z.enum(["operation-maintenance", "insurance", "land"]),
  /** Per year at the prices of the first year, paid in twelve parts. */
  amountPerYear: DecimalText,
  escalationPerYear: Rate,
  component: CostComponent,
});
export type YearlyCost = z.infer<typeof YearlyCost>;

/** Renewal of equipment on a schedule (storage is renewed by its ageing, not here). */
export const Replacement = z.strictObject({
  name: z.string().min(1).max(80),
  everyYears: z.number().int().min(1).max(50),
  /** At the prices of the first year. */
  amount: DecimalText,
  escalationPerYear: Rate,
  component: CostComponent,
});
export type Replacement = z.infer<typeof Replacement>;

export const CostPlan = z.strictObject({
  capex: z.array(CapexItem).min(1).max(60),
  /** Money that others give towards the investment (grant, tax credit): lowers capex and the depreciable base. */
  investmentGrant: DecimalText,
  yearly: z.array(YearlyCost).max(40),
  /** Card, roaming and platform fees: a share of what drivers pay, and an amount per session. */
  paymentFeeShare: z.number().min(0).max(1),
  paymentFeePerSession: DecimalText,
  replacements: z.array(Replacement).max(20),
  /** In the last month, at the prices of the first year. */
  decommissioning: DecimalText,
  decommissioningEscalationPerYear: Rate,
});
export type CostPlan = z.infer<typeof CostPlan>;

/** Tax of the company before interest, by year of operation, paid in twelve equal parts of that year. */
export const TaxPlan = z.strictObject({
  rate: z.number().min(0).max(0.9),
  /** Share of a year's taxable income that losses carried forward may shelter (1 = all). */
  lossUseLimit: z.number().min(0).max(1),
});
export type TaxPlan = z.infer<typeof TaxPlan>;
