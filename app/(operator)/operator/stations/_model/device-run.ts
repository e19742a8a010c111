import * as z from "zod";
import { ApiError, portalProblem, problemOfResponse, UNEXPECTED, UNREACHABLE } from "../../../../_api/api-error";
import { paths } from "../../../../_paths";
import { DeviceRun } from "./metering-shapes";

export const FAULTS = ["forged", "replayed", "out-of-order", "corrupted", "gap"] as const;
export type Fault = (typeof FAULTS)[number];

/** Lets the simulated devices of a station live through a month; the service is there in local mode only. @throws ApiError */
export async function startDevices(order: {
  readonly stationId: string;
  readonly period: string;
  readonly faults: readonly Fault[];
}): Promise<DeviceRun> {
  const headers = { accept: "application/json", "content-type": "application/json" };
  return ask(paths.simulated.devices, { method: "POST", headers, body: JSON.stringify(order) }, DeviceRun);
}

/** The newest run of a station's devices that this person has started; null where there is none. @throws ApiError */
export async function newestRun(stationId: string, signal: AbortSignal): Promise<DeviceRun | null> {
  const path = `${paths.simulated.devices}?stationId=${encodeURIComponent(stationId)}`;
  const { items } = await ask(path, { signal }, z.object({ items: z.array(DeviceRun) }));
  return items[0] ?? null;
}

async function ask<Schema extends z.ZodType>(
  path: string,
  init: RequestInit,
  schema: Schema,
): Promise<z.output<Schema>> {
  const response = await fetch(path, { ...init, credentials: "same-origin", cache: "no-store" }).catch(
    (error: unknown) => {
      throw new ApiError(portalProblem(UNREACHABLE, path), "unknown", error);
    },
  );
  if (!response.ok) throw new ApiError(await problemOfResponse(response), "refused");
  const read = schema.safeParse(await response.json().catch(() => null));
  if (read.success) return read.data;
  throw new ApiError(portalProblem(UNEXPECTED, path), "unknown", read.error);
}
