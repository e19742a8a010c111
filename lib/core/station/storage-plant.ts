import * as z from "zod";
import { DecimalText } from "./charging-tariff";

const Share = z.number().min(0).max(1);

/** AC-coupled battery. Energies are at the cells, powers and efficiencies at the AC terminals. */
export const StoragePlant = z
  .strictObject({
    /** Nameplate energy when new [kWh]; 0 means that the station has no storage. */
    energyKwh: z.number().min(0).max(1_000_000),
    chargePowerKw: z.number().min(0).max(1_000_000),
    dischargePowerKw: z.number().min(0).max(1_000_000),
    chargeEfficiency: z.number().gt(0.5).max(1),
    dischargeEfficiency: z.number().gt(0.5).max(1),
    /** Window of the state of charge in use, as shares of the remaining capacity. */
    minimumSoc: Share,
    maximumSoc: Share,
    /** Held back for an outage, above `minimumSoc`, as a share of the remaining capacity. */
    backupReserve: Share,
    /** Cells are kept between these temperatures [C] by the module's thermal management. */
    cellTemperatureMinC: z.number().min(-20).max(60),
    cellTemperatureMaxC: z.number().min(-20).max(60),
    /** Ageing of capacity by NREL's BLAST model of a large prismatic LFP cell. */
    ageingModel: z.literal("blast-lfp-250ah"),
    /** The cells are renewed when the remaining capacity falls below this share of the nameplate. */
    replaceBelow: Share,
    /** Price of renewed cells today, per kWh of nameplate, and its yearly change (below 0: they become cheaper). */
    replacementCostPerKwh: DecimalText,
    replacementEscalationPerYear: z.number().min(-0.2).max(0.2),
  })
  .refine((storage) => storage.minimumSoc + storage.backupReserve < storage.maximumSoc, {
    message: "minimumSoc + backupReserve must stay below maximumSoc",
    path: ["backupReserve"],
  })
  .refine((storage) => storage.cellTemperatureMinC <= storage.cellTemperatureMaxC, {
    message: "cellTemperatureMinC must not exceed cellTemperatureMaxC",
    path: ["cellTemperatureMinC"],
  });
export type StoragePlant = z.infer<typeof StoragePlant>;
