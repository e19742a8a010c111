import { join } from "node:path";
import * as z from "zod";
import { HeliographError } from "../../../lib/core/errors/heliograph-error";
import { sha256 } from "../../../lib/core/evidence/hash";
import { DeviceEnrolment } from "../../../lib/core/metering/enrolment";
import type { DeviceSigner } from "../../../lib/core/metering/simulate-devices";
import { stationMonth } from "../../../lib/core/metering/station-month";
import { StationSpec } from "../../../lib/core/station/station-spec";
import { formatInstant, type Instant, parseInstant } from "../../../lib/core/time/instant";
import { deviceKeys, type KeyedDevice } from "./device-keys";
import type { DeviceFault } from "./faults";
import { keepMonth, keptMonth, latestKeptMonth } from "./kept-month";
import { type OperatorCredentials, type ProductApi, productApi } from "./product-api";
import { type MonthOutcome, type MonthProgress, sendMonth } from "./send-month";
import { signMonth } from "./sign-month";

export type SimulateMonth = {
  /** The network, or the product's own handler in this process. */
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly baseUrl: string;
  /** Of an operator of the station: devices are enrolled in that name. Telemetry itself is sent without any. */
  readonly credentials: OperatorCredentials;
  readonly stationId: string;
  /** A month that is over by the product's clock. */
  readonly period: string;
  readonly faults: readonly DeviceFault[];
  /** Keys and months are kept below it. */
  readonly dataFolder: string;
  readonly onProgress?: (progress: MonthProgress) => void;
};

/**
 * A month of a station's devices, from outside the product: makes and enrols them where they are not there yet, signs what they
 * have measured of the simulated flows, and sends it through the public API in order. A month that was signed before is sent
 * again byte for byte, so that an interrupted run is simply repeated.
 * @throws HeliographError PERIOD_NOT_OVER, STATION_NOT_SIMULATED, MONTHS_OUT_OF_ORDER, or what the API refuses
 */
export async function simulateMonth(input: SimulateMonth): Promise<MonthOutcome> {
  const { stationId, period, onProgress = () => undefined } = input;
  const api = productApi(input);
  const folder = join(input.dataFolder, "devices", stationId);
  onProgress({ step: "preparing", done: 0, total: 0 });
  const station = await readStation(api, stationId);
  const { from, to } = stationMonth(period, station.timeZone);
  await assertOver(api, period, to);

  onProgress({ step: "enrolling", done: 0, total: 0 });
  const devices = deviceKeys(folder, stationId, station.chargerCount);
  const known = latestKeptMonth(folder);
  const enrolments = await enrolAll(api, stationId, devices, from);
  const signers = new Map(enrolments.map(({ deviceId }, index) => [deviceId, devices[index] as KeyedDevice]));
  const sign: DeviceSigner = (deviceId, bytes) => signerOf(signers, deviceId).sign(bytes);

  const kept = keptMonth(folder, period);
  if (!kept && known && known.period > period) throw outOfOrder(period, known.period);
  if (!kept) onProgress({ step: "signing", done: 0, total: 0 });
  const month =
    kept ??
    signMonth({
      period,
      from,
      to,
      timeZone: station.timeZone,
      csv: await readHourlyTable(api, stationId),
      enrolments,
      before: known?.states ?? {},
      sign,
      faults: new Set(input.faults),
    });
  if (!kept) keepMonth(folder, month);
  return sendMonth(api, month, new Set(input.faults), sign, onProgress);
}

async function readStation(api: ProductApi, stationId: string) {
  const { value } = await api.get(`/stations/${stationId}`, z.object({ value: z.object({ spec: StationSpec }) }));
  const { site, charging } = value.spec;
  return {
    timeZone: site.timeZone,
    chargerCount: charging.chargers.reduce((sum, group) => sum + group.count, 0),
  };
}

async function assertOver(api: ProductApi, period: string, to: Instant): Promise<void> {
  const { now } = await api.get("/product", z.object({ now: z.string() }));
  if (parseInstant(now) >= to) return;
  throw new HeliographError({
    code: "PERIOD_NOT_OVER",
    message: `${period} is not over by the product's clock, which shows ${now}.`,
    remedy: `Move the clock to ${formatInstant(to)} or later, then send the month.`,
    kind: "conflict",
    data: { period, endsAt: formatInstant(to), now },
  });
}

/** Enrols the devices that are not yet; each under a key made of its public key, so that none is enrolled twice. */
async function enrolAll(
  api: ProductApi,
  stationId: string,
  devices: readonly KeyedDevice[],
  from: Instant,
): Promise<DeviceEnrolment[]> {
  const Enrolled = z.object({ value: z.object({ enrolment: DeviceEnrolment }) });
  const { items } = await api.get(`/stations/${stationId}/devices`, z.object({ items: z.array(Enrolled) }));
  const known = new Map(items.map(({ value: { enrolment } }) => [enrolment.publicKeySpki, enrolment]));
  const enrolments: DeviceEnrolment[] = [];
  for (const { role, serial, publicKeySpki } of devices) {
    const body = { role, serial, publicKeySpki, enrolledAt: formatInstant(from) };
    const enrolled = known.get(publicKeySpki);
    enrolments.push(
      enrolled ??
        (await api.post(`/stations/${stationId}/devices`, body, Enrolled, sha256(publicKeySpki))).value.enrolment,
    );
  }
  return enrolments;
}

async function readHourlyTable(api: ProductApi, stationId: string): Promise<string> {
  const Run = z.object({ value: z.object({ id: z.string(), state: z.string() }) });
  const { items } = await api.get(`/stations/${stationId}/simulations?limit=50`, z.object({ items: z.array(Run) }));
  const done = items.find(({ value }) => value.state === "done");
  if (done) return api.getText(`/simulations/${done.value.id}/hourly.csv`);
  throw new HeliographError({
    code: "STATION_NOT_SIMULATED",
    message: "The station has no finished simulation whose energy its devices could measure.",
    remedy: "Let the issuer simulate the station first.",
    kind: "conflict",
    data: { stationId },
  });
}

function signerOf(signers: ReadonlyMap<string, KeyedDevice>, deviceId: string): KeyedDevice {
  const signer = signers.get(deviceId);
  if (!signer) throw new Error(`no simulated device is enrolled as ${deviceId}`);
  return signer;
}

function outOfOrder(period: string, latest: string): HeliographError {
  return new HeliographError({
    code: "MONTHS_OUT_OF_ORDER",
    message: `These devices have signed ${latest} already; their counters do not go back to ${period}.`,
    remedy: `Choose ${latest} again, or a month after it.`,
    kind: "conflict",
    data: { period, latest },
  });
}
