import * as z from "zod";
import { ChainHead } from "@/lib/core/metering/chain-head";
import { DayQuality } from "@/lib/core/metering/daily-quality";
import { DeviceEnrolment } from "@/lib/core/metering/enrolment";
import { DeviceQuality, StationQuality } from "@/lib/core/metering/quality";

/** What the station's pages read of a station. */
export const MeteredStation = z.object({
  value: z.object({
    id: z.string(),
    spec: z.object({
      name: z.string(),
      site: z.object({ name: z.string(), timeZone: z.string() }),
    }),
  }),
});
export type MeteredStation = z.infer<typeof MeteredStation>;

export const StationMonth = z.object({
  period: z.string(),
  timeZone: z.string(),
  from: z.string(),
  to: z.string(),
  complete: z.boolean(),
  quality: z.object({ ...StationQuality.shape, devices: z.array(z.object(DeviceQuality.shape)) }),
  days: z.array(z.object(DayQuality.shape)),
  energyWh: z.object({
    pv: z.number(),
    batteryCharge: z.number(),
    batteryDischarge: z.number(),
    gridImport: z.number(),
    gridExport: z.number(),
    charged: z.number(),
  }),
  sessions: z.object({ count: z.number(), energyWh: z.string() }),
  refusals: z.object({ envelopes: z.number(), receipts: z.number(), dropped: z.number() }),
});
export type StationMonth = z.infer<typeof StationMonth>;

export const Devices = z.object({
  items: z.array(
    z.object({
      value: z.object({ enrolment: z.object(DeviceEnrolment.shape) }),
      head: z.object(ChainHead.shape).nullable(),
    }),
  ),
});
export type Device = z.infer<typeof Devices>["items"][number];

const Session = z.object({
  value: z.object({
    session: z.object({
      sessionId: z.string(),
      deviceId: z.string(),
      meterSerial: z.string(),
      pagination: z.string(),
      begin: z.string(),
      end: z.string(),
      energyWh: z.string(),
      receiptHash: z.string(),
    }),
  }),
});
export const Sessions = z.object({ items: z.array(Session), cursor: z.string().nullable() });
export type Sessions = z.infer<typeof Sessions>;

const Refusal = z.object({
  value: z.object({
    id: z.string(),
    subject: z.enum(["envelope", "receipt"]),
    code: z.string(),
    detail: z.string(),
    claimedDeviceId: z.string().nullable(),
    claimedSeq: z.number().nullable(),
    readings: z.number(),
    receivedAt: z.string(),
    rawHash: z.string(),
  }),
});
export const Refusals = z.object({ items: z.array(Refusal), cursor: z.string().nullable(), dropped: z.number() });
export type Refusals = z.infer<typeof Refusals>;

export const DeviceRun = z.object({
  jobId: z.string(),
  period: z.string(),
  state: z.enum(["running", "done", "failed"]),
  progress: z.object({
    step: z.enum(["preparing", "enrolling", "signing", "telemetry", "receipts", "done"]),
    done: z.number(),
    total: z.number(),
  }),
  outcome: z
    .object({
      sent: z.number(),
      accepted: z.number(),
      repeated: z.number(),
      refused: z.number(),
      sessions: z.number(),
    })
    .nullable(),
  failure: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).nullable(),
});
export type DeviceRun = z.infer<typeof DeviceRun>;
