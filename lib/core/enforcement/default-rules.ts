import type { CalendarPeriod, DealTerms } from "../deal/terms";
import { HeliographError } from "../errors/heliograph-error";
import { type Instant, parseInstant } from "../time/instant";
import { addDays, type LocalDate } from "../time/local-date";
import { localDateOf, startOfDay } from "../time/time-zone";
import type { DeclaredDefault, DefaultNotice } from "./declared-default";
import type { EventOfDefault } from "./event-of-default";

/**
 * Grace of an event as the deal's terms give it, and the last day on which it can be cured.
 * @throws HeliographError EVENT_NOT_A_DEFAULT where the terms do not name it, EVENT_NOT_YET for a day that is still to come
 */
export function graceOf(
  terms: DealTerms,
  event: EventOfDefault,
  occurredOn: LocalDate,
  now: Instant,
): Pick<DefaultNotice, "graceDays" | "graceEnds"> {
  const named = terms.disclosure?.eventsOfDefault.find((candidate) => candidate.event === event);
  if (!named) {
    throw refused(
      "EVENT_NOT_A_DEFAULT",
      `The terms do not name ${event} as an event of default.`,
      "Declare one that they name.",
    );
  }
  if (occurredOn > localDateOf(now, terms.timeZone) || occurredOn < terms.calendar.closing) {
    throw refused(
      "EVENT_NOT_YET",
      `${occurredOn} is not between the closing and today.`,
      "Give the day on which it occurred.",
    );
  }
  return { graceDays: named.graceDays, graceEnds: addDays(occurredOn, named.graceDays) };
}

/** A default can be cured to the end of the last day of its grace, in the deal's time zone. */
export function isInGrace({ timeZone }: DealTerms, { graceEnds }: DefaultNotice, now: Instant): boolean {
  return now < startOfDay(addDays(graceEnds, 1), timeZone);
}

/** @throws HeliographError DEFAULT_SETTLED, GRACE_OVER */
export function requireCurable(terms: DealTerms, declared: DeclaredDefault, now: Instant): void {
  requireStanding(declared);
  if (isInGrace(terms, declared.notice, now)) return;
  const { graceEnds } = declared.notice;
  throw refused(
    "GRACE_OVER",
    `Its grace ended on ${graceEnds}.`,
    "Accelerate the deal, or leave the default standing.",
  );
}

/**
 * The first period that acceleration reaches: the first whose cut-off is still to come, so that no statement is made yet.
 * @throws HeliographError DEFAULT_SETTLED, GRACE_RUNNING, DIRECTION_MISSING, ENFORCEMENT_NOT_PROVIDED, CALENDAR_OVER
 */
export function accelerationPeriod(
  terms: DealTerms,
  declared: DeclaredDefault,
  direction: string | undefined,
  now: Instant,
): CalendarPeriod {
  requireStanding(declared);
  const { event, graceEnds } = declared.notice;
  const rule = terms.disclosure?.acceleration;
  const isAtOnce = rule === "automatic-on-insolvency" && event === "insolvency";
  if (!isAtOnce && isInGrace(terms, declared.notice, now))
    throw refused("GRACE_RUNNING", `It can be cured until the end of ${graceEnds}.`, "Wait for the end of its grace.");
  if (rule === "majority-of-senior" && direction === undefined)
    throw refused(
      "DIRECTION_MISSING",
      "The terms leave acceleration to the majority of the senior holders.",
      "Give the hash of their direction.",
    );
  if (!terms.enforcementWaterfall)
    throw refused(
      "ENFORCEMENT_NOT_PROVIDED",
      "The terms have no priority of payments for the time after enforcement.",
      "Enforce outside of this deal's waterfall, and hold its distributions.",
    );
  const period = terms.calendar.periods.find(({ cutOff }) => now < startOfDay(addDays(cutOff, 1), terms.timeZone));
  if (!period)
    throw refused("CALENDAR_OVER", "Every period of the deal is closed.", "There is nothing left to distribute.");
  return period;
}

/**
 * What a statement may carry of defaults: those that the terms name, with their grace, accelerated after it and once.
 * @throws HeliographError DEFAULT_INADMISSIBLE
 */
export function assertDefaultsAdmissible(
  terms: DealTerms,
  period: string,
  declared: readonly DeclaredDefault[],
  isEnforced: boolean,
): void {
  const accelerated = declared.filter(({ acceleration }) => acceleration !== undefined);
  if (accelerated.length > 1) throw inadmissible("the deal is accelerated twice");
  for (const { notice, cure, acceleration } of declared) {
    const { event, occurredOn, graceDays, graceEnds, id } = notice;
    const named = terms.disclosure?.eventsOfDefault.find((candidate) => candidate.event === event);
    if (named?.graceDays !== graceDays || graceEnds !== addDays(occurredOn, graceDays))
      throw inadmissible(`${id} is not an event that the terms name, with their grace`);
    if (cure && !isInGrace(terms, notice, parseInstant(cure.curedAt)))
      throw inadmissible(`${id} was cured after its grace`);
    if (!acceleration) continue;
    const { fromPeriod, direction, acceleratedAt } = acceleration;
    const due = accelerationPeriod(terms, { notice }, direction, parseInstant(acceleratedAt));
    if (due.period !== fromPeriod)
      throw inadmissible(`${id} is accelerated from ${fromPeriod} instead of ${due.period}`);
    if (isEnforced) throw inadmissible(`the deal is enforced since before ${period}`);
  }
}

function requireStanding({ cure, acceleration }: DeclaredDefault): void {
  if (!cure && !acceleration) return;
  throw refused(
    "DEFAULT_SETTLED",
    cure ? "This default was cured." : "The deal was accelerated on this default.",
    "Declare another event if one has occurred.",
  );
}

function refused(code: string, message: string, remedy: string): HeliographError {
  return new HeliographError({ code, kind: "conflict", message, remedy });
}

function inadmissible(reason: string): HeliographError {
  return new HeliographError({
    code: "DEFAULT_INADMISSIBLE",
    message: `The statement cannot stand on these defaults: ${reason}.`,
    remedy: "Take them as the trustee has declared them.",
  });
}
