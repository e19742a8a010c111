import * as z from "zod";
import type { SignedEnvelope } from "../../../lib/core/metering/envelope";
import type { DeviceSigner } from "../../../lib/core/metering/simulate-devices";
import { chainsOf } from "./chains";
import type { DeviceFault } from "./faults";
import type { KeptMonth } from "./kept-month";
import { receiptMessages, telemetryMessages } from "./messages";
import type { ProductApi } from "./product-api";

/** Items in one request: the most that the API takes. */
const BATCH = 50;

/** `done` of `total` messages are sent; before that it says what is prepared. */
export type MonthProgress = {
  readonly step: "preparing" | "enrolling" | "signing" | "telemetry" | "receipts" | "done";
  readonly done: number;
  readonly total: number;
};

export type MonthOutcome = {
  /** Envelopes and receipts that were sent, faulty ones included. */
  readonly sent: number;
  readonly accepted: number;
  /** Taken before already: harmless. */
  readonly repeated: number;
  readonly refused: number;
  /** Charging sessions of the month. */
  readonly sessions: number;
};

const Results = z.object({ results: z.array(z.object({ status: z.enum(["accepted", "duplicate", "refused"]) })) });

/** Sends a signed month through the public API, each device's chain in its order, with the faults that were asked for. */
export async function sendMonth(
  api: ProductApi,
  month: KeptMonth,
  faults: ReadonlySet<DeviceFault>,
  sign: DeviceSigner,
  onProgress: (progress: MonthProgress) => void,
): Promise<MonthOutcome> {
  const telemetry = [...chainsOf(month.envelopes).values()].flatMap((chain: readonly SignedEnvelope[]) =>
    telemetryMessages(chain, faults, sign),
  );
  const receipts = receiptMessages(month.receipts, faults);
  const total = telemetry.length + receipts.length;
  const counts = { accepted: 0, duplicate: 0, refused: 0 };
  let done = 0;
  for (const { step, path, messages } of [
    { step: "telemetry", path: "/telemetry", messages: telemetry },
    { step: "receipts", path: "/receipts", messages: receipts },
  ] as const) {
    for (let start = 0; start < messages.length; start += BATCH) {
      onProgress({ step, done, total });
      const batch = messages.slice(start, start + BATCH);
      const { results } = await api.send(path, batch, Results);
      for (const { status } of results) counts[status] += 1;
      done += batch.length;
    }
  }
  onProgress({ step: "done", done, total });
  return {
    sent: done,
    accepted: counts.accepted,
    repeated: counts.duplicate,
    refused: counts.refused,
    sessions: month.receipts.length,
  };
}
