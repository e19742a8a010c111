import { addDays, addMonths, type LocalDate, partsOf, weekdayOf } from "../time/local-date";

const WEDNESDAY = 3;

/** The 20th on or after a date, or the 20th of the next March, June, September or December. */
export function nextTwentieth(date: LocalDate, quarterly: boolean): LocalDate {
  const twentieth = `${date.slice(0, 8)}20`;
  const next = twentieth < date ? addMonths(twentieth, 1) : twentieth;
  const offset = partsOf(next).month % 3;
  return quarterly && offset !== 0 ? addMonths(next, 3 - offset) : next;
}

/** The 20th on or before a date, or the 20th of the last March, June, September or December. */
export function previousTwentieth(date: LocalDate, quarterly: boolean): LocalDate {
  const twentieth = `${date.slice(0, 8)}20`;
  const previous = twentieth > date ? addMonths(twentieth, -1) : twentieth;
  const offset = partsOf(previous).month % 3;
  return quarterly && offset !== 0 ? addMonths(previous, -offset) : previous;
}

/** The third Wednesday of a date's month. */
export function thirdWednesday(date: LocalDate): LocalDate {
  const first = `${date.slice(0, 8)}01`;
  return addDays(first, ((WEDNESDAY - weekdayOf(first) + 7) % 7) + 14);
}
