import * as z from "zod";
import { DecimalText } from "./charging-tariff";

const Rate = z.number().min(0).max(0.5);
const Share = z.number().min(0).max(1);

/** A case in which the debt must hold: its cash over that of the plan, and the ratio asked of each kind of cash. */
export const DebtCase = z.strictObject({
  name: z.string().min(1).max(40),
  cashFactor: z.number().gt(0).max(2),
  contractedDscr: z.number().min(1).max(10),
  merchantDscr: z.number().min(1).max(10),
});
export type DebtCase = z.infer<typeof DebtCase>;

/** How the station is paid for: construction loan, long-term debt, reserves, credits against tax. */
export const FinancePlan = z.strictObject({
  /** The investment is drawn in equal parts over these months before operation starts. */
  construction: z.strictObject({
    months: z.number().int().min(1).max(60),
    debtShare: Share,
    interestRate: Rate,
    upfrontFee: Rate,
  }),
  debt: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("none") }),
    z.strictObject({
      kind: z.literal("sculpted"),
      interestRate: Rate,
      tenorYears: z.number().int().min(1).max(40),
      upfrontFee: Rate,
      closingCost: DecimalText,
      /** Ids of the revenue contracts on which lenders rely; all others are merchant. */
      contracted: z.array(z.string().min(1).max(60)).max(40),
      cases: z.array(DebtCase).min(1).max(6),
      maximumShare: Share,
    }),
    z.strictObject({
      kind: z.literal("share"),
      interestRate: Rate,
      tenorYears: z.number().int().min(1).max(40),
      upfrontFee: Rate,
      closingCost: DecimalText,
      share: Share,
      repayment: z.enum(["level", "equal-principal"]),
      interestOnlyYears: z.number().int().min(0).max(10),
    }),
  ]),
  reserves: z.strictObject({
    interestRate: Rate,
    operatingCostMonths: z.number().min(0).max(24),
    debtServiceMonths: z.number().min(0).max(24),
  }),
  /** Against income tax: a share of the investment in PV and storage in the first year, and an amount per kWh of PV for some years. */
  investmentCreditShare: Share,
  productionCredit: z.strictObject({
    amountPerKwh: DecimalText,
    years: z.number().int().min(0).max(40),
    escalationPerYear: z.number().min(-0.2).max(0.2),
  }),
});
export type FinancePlan = z.infer<typeof FinancePlan>;
