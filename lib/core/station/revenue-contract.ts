import * as z from "zod";
import { YearMonth } from "../time/local-date";
import { ChargingTariff, DecimalText } from "./charging-tariff";
import { PriceSchedule, TimeWindow } from "./price-schedule";

/** What every revenue contract states. Prices are those of the first year of operation, net of VAT. */
const common = {
  id: z.string().min(1).max(60),
  counterparty: z.string().min(1).max(120),
  /** Months between delivery and cash. What is still open at the end of life is settled in its last month. */
  settlementLagMonths: z.number().int().min(0).max(12),
  escalationPerYear: z.number().min(-0.2).max(0.2),
  /** First and last month of delivery; without them the whole life. */
  from: YearMonth.optional(),
  to: YearMonth.optional(),
  /** What proves the volume (DESIGN, money mechanics). */
  evidence: z.enum(["signed", "metered", "invoiced", "estimated"]),
  /** Charged on top and passed on: the VAT account, not revenue. Charging has its own in the tariff. */
  vatRate: DecimalText.optional(),
};

const Share = z.number().gt(0).max(1);

/** Energy whose attribute is sold: what PV generates, or what vehicles are charged with. */
export const ATTRIBUTE_BASES = ["pv-generation", "charged-energy"] as const;

export const RevenueContract = z.discriminatedUnion("kind", [
  /** Drivers pay energy and service fee: streams `charging-energy` and `charging-service` (with the session fee). */
  z.strictObject({ ...common, kind: z.literal("charging"), tariff: ChargingTariff }),
  /** PV energy into the grid: stream `export`. Energy from storage: stream `arbitrage`. */
  z.strictObject({ ...common, kind: z.literal("export"), price: PriceSchedule }),
  /** A buyer takes a share of the PV energy fed into the grid at its own price; the rest goes by the export contract. Stream `export`. */
  z.strictObject({ ...common, kind: z.literal("ppa"), pricePerKwh: DecimalText, share: Share }),
  /** A host behind the meter takes PV and storage energy up to its load; the rest it buys itself. Stream `host-supply`. */
  z.strictObject({
    ...common,
    kind: z.literal("host-supply"),
    pricePerKwh: DecimalText,
    annualLoadKwh: z.number().min(0).max(1_000_000_000),
    workdayHourWeights: z.array(z.number().min(0)).length(24),
    weekendHourWeights: z.array(z.number().min(0)).length(24),
  }),
  /** A fixed monthly fee for backup or shared savings, invoiced. Stream `storage-subscription`. */
  z.strictObject({ ...common, kind: z.literal("storage-subscription"), feePerMonth: DecimalText }),
  /** The host's saving against a stated counterfactual, of which the station invoices a share. Stream `storage-subscription`. */
  z.strictObject({
    ...common,
    kind: z.literal("shared-savings"),
    counterfactual: z.string().min(1).max(400),
    savingPerMonth: DecimalText,
    share: Share,
  }),
  /**
   * Storage held ready for the grid: the power is not used for anything else, the energy is kept above the reserve.
   * Availability is paid per committed kW and month, times `deliveredShare` (outages) and the share of the committed hours in which the
   * energy was there. Stream `grid-services`.
   */
  z.strictObject({
    ...common,
    kind: z.literal("grid-services"),
    committedKw: z.number().gt(0).max(1_000_000),
    committedKwh: z.number().gt(0).max(1_000_000),
    pricePerKwMonth: DecimalText,
    deliveredShare: z.number().min(0).max(1),
    /** Hours of commitment; without them all. */
    windows: z.array(TimeWindow).min(1).max(24).optional(),
    /** Calls on the committed power, at times that nobody knows before: paid by energy delivered, fined by energy missed. */
    activation: z
      .strictObject({
        callsPerYear: z.number().min(0).max(2000),
        hoursPerCall: z.number().int().min(1).max(24),
        pricePerKwh: DecimalText,
        penaltyPerKwh: DecimalText,
      })
      .optional(),
  }),
  /** Sold accelerator hours. Stream `ai-compute`. */
  z.strictObject({ ...common, kind: z.literal("ai-compute"), pricePerAcceleratorHour: DecimalText }),
  /** Guarantees of origin or renewable energy certificates of a share of the energy. Stream `certificates`. */
  z.strictObject({
    ...common,
    kind: z.literal("certificates"),
    basis: z.enum(ATTRIBUTE_BASES),
    pricePerMwh: DecimalText,
    /** All of it where left out. */
    share: Share.optional(),
  }),
  /** Carbon credits for the emissions that a share of the energy avoids. Stream `certificates`. */
  z.strictObject({
    ...common,
    kind: z.literal("carbon-credits"),
    basis: z.enum(ATTRIBUTE_BASES),
    share: Share,
    tonnesPerMwh: z.number().gt(0).max(3),
    pricePerTonne: DecimalText,
  }),
  /** Credits of a clean fuel standard for a share of the energy charged. Stream `certificates`. */
  z.strictObject({
    ...common,
    kind: z.literal("fuel-credits"),
    share: Share,
    creditsPerMwh: z.number().gt(0).max(10),
    pricePerCredit: DecimalText,
  }),
]);
export type RevenueContract = z.infer<typeof RevenueContract>;
export type RevenueContractOf<Kind extends RevenueContract["kind"]> = Extract<RevenueContract, { kind: Kind }>;
