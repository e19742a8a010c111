import * as z from "zod";
import { Sha256Hex } from "../evidence/hash";
import { idSchema } from "../ids/ids";
import { type Instant, InstantIso, parseInstant } from "../time/instant";
import { LocalDate, YearMonth } from "../time/local-date";
import { EVENTS_OF_DEFAULT } from "./event-of-default";

const Reason = z.string().min(3).max(500);

/** The trustee's word that an event of default has occurred: what, when, and the hash of what shows it. */
export const DefaultNotice = z.strictObject({
  id: idSchema("default"),
  event: z.enum(EVENTS_OF_DEFAULT),
  /** In the deal's time zone. */
  occurredOn: LocalDate,
  /** As the terms give it; after so many days it can no longer be cured. */
  graceDays: z.number().int().min(0).max(180),
  /** Last day on which it can be cured. */
  graceEnds: LocalDate,
  reason: Reason,
  evidence: Sha256Hex,
  declaredBy: idSchema("user"),
  declaredAt: InstantIso,
});
export type DefaultNotice = z.infer<typeof DefaultNotice>;

/** The trustee's word that the default was made good within its grace. */
export const DefaultCure = z.strictObject({
  reason: Reason,
  evidence: Sha256Hex,
  curedBy: idSchema("user"),
  curedAt: InstantIso,
});
export type DefaultCure = z.infer<typeof DefaultCure>;

/** All principal is due, and from a period on the priority of enforcement runs. It is never taken back. */
export const Acceleration = z.strictObject({
  fromPeriod: YearMonth,
  reason: Reason,
  /** Hash of the senior holders' direction, where the terms leave it to them. */
  direction: Sha256Hex.optional(),
  acceleratedBy: idSchema("user"),
  acceleratedAt: InstantIso,
});
export type Acceleration = z.infer<typeof Acceleration>;

/** An event of default with what became of it: it stands, it was cured, or the deal was accelerated on it. */
export const DeclaredDefault = z
  .strictObject({ notice: DefaultNotice, cure: DefaultCure.optional(), acceleration: Acceleration.optional() })
  .refine(({ cure, acceleration }) => !cure || !acceleration, "what was cured is not accelerated");
export type DeclaredDefault = z.infer<typeof DeclaredDefault>;

/**
 * What a period's statement has to know of defaults, as they stood at its cut-off: those that stood in the period, and the
 * acceleration that begins with it. What happens later belongs to a later period.
 * @param from begin of the period; @param closesAt end of its cut-off day
 */
export function defaultsOfPeriod(
  declared: readonly DeclaredDefault[],
  { period, from, closesAt }: { readonly period: string; readonly from: Instant; readonly closesAt: Instant },
): DeclaredDefault[] {
  const isKnown = (at: string) => parseInstant(at) < closesAt;
  return declared
    .filter(({ notice }) => isKnown(notice.declaredAt))
    .map(({ notice, cure, acceleration }) => ({
      notice,
      ...(cure && isKnown(cure.curedAt) && { cure }),
      ...(acceleration && isKnown(acceleration.acceleratedAt) && { acceleration }),
    }))
    .filter(({ cure, acceleration }) => {
      if (acceleration) return acceleration.fromPeriod >= period;
      return !cure || parseInstant(cure.curedAt) >= from;
    });
}

/** Whether a default still stands at the cut-off. */
export function stands({ cure }: DeclaredDefault): boolean {
  return cure === undefined;
}

/** Whether the priority of enforcement begins with a period. */
export function isEnforcedFrom(declared: readonly DeclaredDefault[], period: string): boolean {
  return declared.some(({ acceleration }) => acceleration?.fromPeriod === period);
}
