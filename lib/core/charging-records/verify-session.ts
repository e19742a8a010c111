import { accept, type Outcome, refuse } from "../errors/refusal";
import { hashOf, sha256 } from "../evidence/hash";
import type { DeviceEnrolment } from "../metering/enrolment";
import { exactDecimalText, rational } from "../money/rational";
import { formatInstant } from "../time/instant";
import type { ChargingSession } from "./charging-session";
import { type OcmfReading, readOcmfReadings } from "./ocmf-readings";
import type { ChargingReceipt } from "./receipt";
import { type OcmfRefusal, verifyOcmf } from "./verify-ocmf";

export type SessionRefusal =
  | OcmfRefusal
  | "UNKNOWN_METER"
  | "OTHER_METER"
  | "NO_PAGINATION"
  | "PAGES_APART"
  | "NO_BEGIN_OR_END"
  | "METER_ERROR"
  | "ENERGY_BACKWARDS"
  | "TIME_BACKWARDS";

type Page = { readonly serial: string; readonly pagination: string; readonly pseudonym: string };
type PagedReading = { readonly page: Page; readonly reading: OcmfReading };

/** Marks that close a transaction: ended, ended locally, remotely, aborted, power failure. */
const END_MARKS = new Set(["E", "L", "R", "A", "P"]);

/**
 * Makes a session of a receipt: every text signed by the enrolled meter, that meter's serial, a begin and an end of the
 * same energy register, both with good status, and at most one page between them, so that no other session's energy
 * can be billed with it.
 * @param enrolment of the device that the receipt names; undefined when there is none
 */
export function verifySession(
  receipt: ChargingReceipt,
  enrolment: DeviceEnrolment | undefined,
): Outcome<ChargingSession, SessionRefusal> {
  if (enrolment?.role !== "charger-meter" || enrolment.stationId !== receipt.stationId) {
    return refuse("UNKNOWN_METER", `${receipt.deviceId} is no charger meter of ${receipt.stationId}`);
  }
  const readings: PagedReading[] = [];
  for (const text of receipt.ocmf) {
    const document = verifyOcmf(text, enrolment.publicKeySpki);
    if (!document.ok) return document;
    const { payload } = document.value;
    const page = {
      serial: textOf(payload.MS) || textOf(payload.GS),
      pagination: textOf(payload.PG),
      pseudonym: textOf(payload.ID),
    };
    if (page.serial !== enrolment.serial) {
      return refuse("OTHER_METER", `the receipt is of meter ${page.serial}, enrolled is ${enrolment.serial}`);
    }
    if (!/^T\d{1,12}$/.test(page.pagination)) return refuse("NO_PAGINATION", "the receipt has no transaction number");
    readings.push(...readOcmfReadings(payload).map((reading) => ({ page, reading })));
  }
  const bounds = boundsOf(readings);
  if (!bounds) return refuse("NO_BEGIN_OR_END", "no energy register has both a begin and an end");
  return sessionOf(receipt, bounds.begin, bounds.end);
}

function sessionOf(
  receipt: ChargingReceipt,
  begin: PagedReading,
  end: PagedReading,
): Outcome<ChargingSession, SessionRefusal> {
  const pages = pageNumber(end) - pageNumber(begin);
  if (pages < 0n || pages > 1n) {
    return refuse("PAGES_APART", `${begin.page.pagination} and ${end.page.pagination} are not one transaction`);
  }
  for (const { reading } of [begin, end]) {
    if (reading.status !== "G" || reading.errorFlags.includes("E")) {
      return refuse("METER_ERROR", `the meter reports status ${reading.status} ${reading.errorFlags}`.trim());
    }
  }
  const from = begin.reading.energyWh;
  const to = end.reading.energyWh;
  const { at: beginAt } = begin.reading;
  const { at: endAt } = end.reading;
  if (!from || !to || beginAt === null || endAt === null) {
    return refuse("NO_BEGIN_OR_END", "begin or end has no readable energy or time");
  }
  if (endAt < beginAt) return refuse("TIME_BACKWARDS", "the session ends before it begins");
  const energy = rational(
    to.numerator * from.denominator - from.numerator * to.denominator,
    to.denominator * from.denominator,
  );
  if (energy.numerator < 0n) return refuse("ENERGY_BACKWARDS", "the counter is lower at the end than at the begin");
  return accept({
    sessionId: receipt.sessionId,
    stationId: receipt.stationId,
    deviceId: receipt.deviceId,
    sessionKey: sha256(`${end.page.serial}|${end.page.pagination}`),
    meterSerial: end.page.serial,
    pagination: end.page.pagination,
    obis: end.reading.obis,
    begin: formatInstant(beginAt),
    end: formatInstant(endAt),
    energyWh: exactDecimalText(energy),
    pseudonym: end.page.pseudonym,
    timeStatus: end.reading.timeStatus,
    receiptHash: hashOf(receipt),
  });
}

/** Begin and last end of the first register that has both. */
function boundsOf(readings: readonly PagedReading[]): { begin: PagedReading; end: PagedReading } | undefined {
  for (const begin of readings) {
    if (begin.reading.mark !== "B" || !begin.reading.energyWh) continue;
    const end = readings.findLast(
      ({ reading }) => END_MARKS.has(reading.mark) && reading.obis === begin.reading.obis && reading.energyWh,
    );
    if (end) return { begin, end };
  }
  return undefined;
}

function pageNumber({ page }: PagedReading): bigint {
  return BigInt(page.pagination.slice(1));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
