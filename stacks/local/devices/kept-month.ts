import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { ChargingReceipt } from "../../../lib/core/charging-records/receipt";
import { Sha256Hex } from "../../../lib/core/evidence/hash";
import { SignedEnvelope } from "../../../lib/core/metering/envelope";
import { writePrivateFile } from "./private-file";

/** What a device remembers, by its id. */
const States = z.record(
  z.string(),
  z.strictObject({
    seq: z.number().int().nonnegative(),
    hash: Sha256Hex,
    importWh: z.number().int().nonnegative(),
    exportWh: z.number().int().nonnegative(),
    pagination: z.number().int().nonnegative(),
  }),
);

const KeptMonth = z.strictObject({
  period: z.string(),
  envelopes: z.array(SignedEnvelope),
  receipts: z.array(ChargingReceipt),
  states: States,
});

/** A month as the devices have signed it, kept before it is sent: sending again sends the same bytes. */
export type KeptMonth = z.infer<typeof KeptMonth>;

export function keptMonth(folder: string, period: string): KeptMonth | undefined {
  const path = pathOf(folder, period);
  return existsSync(path) ? KeptMonth.parse(JSON.parse(readFileSync(path, "utf8"))) : undefined;
}

/** The latest month that the devices have signed; undefined for new devices. */
export function latestKeptMonth(folder: string): KeptMonth | undefined {
  const months = existsSync(join(folder, "months")) ? readdirSync(join(folder, "months")) : [];
  const latest = months
    .filter((name) => /^\d{4}-\d{2}\.json$/.test(name))
    .sort()
    .at(-1);
  return latest === undefined ? undefined : keptMonth(folder, latest.slice(0, 7));
}

export function keepMonth(folder: string, month: KeptMonth): void {
  writePrivateFile(pathOf(folder, month.period), JSON.stringify(month));
}

function pathOf(folder: string, period: string): string {
  return join(folder, "months", `${period}.json`);
}
