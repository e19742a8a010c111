import { dateOf, type LocalDate } from "../../time/local-date";

/** Gregorian Easter. @see Meeus, Astronomical Algorithms, 2nd ed., ch. 8 (Butcher's rule) */
export function easterSunday(year: number): LocalDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const sundayOffset = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const lateMoon = Math.floor((golden + 11 * epact + 22 * sundayOffset) / 451);
  const index = epact + sundayOffset - 7 * lateMoon + 114;
  return dateOf(year, Math.floor(index / 31), (index % 31) + 1);
}
