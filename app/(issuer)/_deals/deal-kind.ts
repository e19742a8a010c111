import { demoAbsRequest, demoGreenBondRequest } from "@/lib/core/deal/presets/demo-requests";
import type { StructureRequest } from "@/lib/core/deal/structure-request";
import type { PoolMember } from "@/lib/core/deal/terms";
import type { DealStart } from "./deal-start";

/** A deal to begin with: the preset of its kind on this pool, from this start. */
export function newRequest(
  kind: StructureRequest["kind"],
  pool: readonly PoolMember[],
  { closing, firstPeriod, months }: DealStart,
): StructureRequest {
  const preset = kind === "abs" ? demoAbsRequest : demoGreenBondRequest;
  const request = preset({ pool, closing, firstPeriod });
  return { ...request, calendar: { ...request.calendar, months }, tenorMonths: months };
}

/** The same parties, accounts, pool, dates and fees as a deal of the other kind; its notes are the preset's. */
export function withKind(request: StructureRequest, kind: StructureRequest["kind"]): StructureRequest {
  if (request.kind === kind) return request;
  const { closing, firstPeriod, months } = request.calendar;
  const other = newRequest(kind, request.pool, { closing, firstPeriod, months });
  const { currency, timeZone, parties, accounts, calendar, trusteeFeeAnnualMinor, servicerFeeAnnualMinor } = request;
  return {
    ...other,
    ...{ currency, timeZone, parties, accounts, calendar, trusteeFeeAnnualMinor, servicerFeeAnnualMinor },
    ...{ reserveMonths: request.reserveMonths, dayCount: request.dayCount, tenorMonths: request.tenorMonths },
  };
}
