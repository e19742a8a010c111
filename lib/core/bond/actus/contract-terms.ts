import * as z from "zod";

/** ACTUS numbers are written as JSON numbers or as text, padded at times. */
const ActusNumber = z
  .union([z.number(), z.string().regex(/^\s*-?\d+(\.\d+)?([eE]-?\d+)?\s*$/, "a number")])
  .transform(Number);

/** A local time without a zone, brought to `YYYY-MM-DDTHH:MM:SS`. */
const ActusTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/, "an ISO 8601 local time")
  .transform(
    (text) => `${text}T00:00:00`.slice(0, 10) + (text.length > 10 ? `${text.slice(10)}:00` : "T00:00:00").slice(0, 9),
  );

/** `P1ML0`: every month with a long stub at the end; `L1` makes it short. */
const ActusCycle = z.string().regex(/^P\d{1,4}[DWMQHY]L[01]$/, "a cycle such as P1ML0");

export const DAY_COUNT_CONVENTIONS = ["AA", "A360", "A365", "30E360", "30E360ISDA", "B252"] as const;
const BUSINESS_DAY_CONVENTIONS = ["NOS", "SCF", "SCMF", "CSF", "CSMF", "SCP", "SCMP", "CSP", "CSMP"] as const;

/**
 * Terms of an ACTUS contract that this engine runs: PAM (principal at maturity), ANN (annuity) and LAX (stated principal by date).
 * A term that it does not know is refused, so that none is left out silently. Amounts are in units of the currency.
 * @see ACTUS Data Dictionary 1.4; https://www.actusfrf.org
 */
export const ContractTerms = z.strictObject({
  contractType: z.enum(["PAM", "ANN", "LAX"]),
  contractID: z.string(),
  contractRole: z.enum(["RPA", "RPL"]),
  creatorID: z.string().optional(),
  counterpartyID: z.string().optional(),
  currency: z.string().length(3),
  contractDealDate: ActusTime.optional(),
  statusDate: ActusTime,
  initialExchangeDate: ActusTime,
  maturityDate: ActusTime.optional(),
  amortizationDate: ActusTime.optional(),
  notionalPrincipal: ActusNumber,
  premiumDiscountAtIED: ActusNumber.default(0),
  nominalInterestRate: ActusNumber,
  accruedInterest: ActusNumber.optional(),
  dayCountConvention: z.enum(DAY_COUNT_CONVENTIONS),
  endOfMonthConvention: z.enum(["SD", "EOM"]).default("SD"),
  businessDayConvention: z.enum(BUSINESS_DAY_CONVENTIONS).default("NOS"),
  calendar: z.enum(["NC", "MF"]).default("NC"),
  cycleAnchorDateOfInterestPayment: ActusTime.optional(),
  cycleOfInterestPayment: ActusCycle.optional(),
  capitalizationEndDate: ActusTime.optional(),
  interestCalculationBase: z.enum(["NT", "NTIED"]).default("NT"),
  cycleAnchorDateOfPrincipalRedemption: ActusTime.optional(),
  cycleOfPrincipalRedemption: ActusCycle.optional(),
  nextPrincipalRedemptionPayment: ActusNumber.optional(),
  arrayCycleAnchorDateOfPrincipalRedemption: z.array(ActusTime).optional(),
  arrayNextPrincipalRedemptionPayment: z.array(ActusNumber).optional(),
  arrayIncreaseDecrease: z.array(z.literal("DEC")).optional(),
  arrayCycleAnchorDateOfInterestPayment: z.array(ActusTime).optional(),
  cycleAnchorDateOfRateReset: ActusTime.optional(),
  cycleOfRateReset: ActusCycle.optional(),
  arrayCycleAnchorDateOfRateReset: z.array(ActusTime).optional(),
  arrayRate: z.array(ActusNumber).optional(),
  arrayFixedVariable: z.array(z.literal("F")).optional(),
  marketObjectCodeOfRateReset: z.string().optional(),
  nextResetRate: ActusNumber.optional(),
  rateMultiplier: ActusNumber.default(1),
  rateSpread: ActusNumber.default(0),
  periodFloor: ActusNumber.optional(),
  periodCap: ActusNumber.optional(),
  lifeFloor: ActusNumber.optional(),
  lifeCap: ActusNumber.optional(),
  fixingDays: z.string().optional(),
  feeBasis: z.enum(["A", "N"]).optional(),
  feeRate: ActusNumber.optional(),
  cycleAnchorDateOfFee: ActusTime.optional(),
  cycleOfFee: ActusCycle.optional(),
  feeAccrued: ActusNumber.default(0),
  purchaseDate: ActusTime.optional(),
  priceAtPurchaseDate: ActusNumber.optional(),
  terminationDate: ActusTime.optional(),
  priceAtTerminationDate: ActusNumber.optional(),
});
export type ContractTerms = z.infer<typeof ContractTerms>;
/** Terms as they are written down. */
export type ContractTermsJson = z.input<typeof ContractTerms>;
