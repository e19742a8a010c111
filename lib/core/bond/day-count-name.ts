import * as z from "zod";
import { HeliographError } from "../errors/heliograph-error";

export const DAY_COUNTS = [
  "30/360",
  "30/360-us",
  "30e/360",
  "30e/360-isda",
  "30/360-italian",
  "30/360-nasd",
  "30/365",
  "act/360",
  "act/360-last-day",
  "act/364",
  "act/365f",
  "act/365f-canadian",
  "act/365f-no-leap",
  "act/365.25",
  "act/365.25-last-day",
  "act/366",
  "act/366-last-day",
  "act/act-isda",
  "act/act-icma",
  "act/act-afb",
  "business/252",
  "1/1",
  "simple",
] as const;

/** `30/360` is the bond basis of ISDA 2006 4.16(f). */
export const DayCount = z.enum(DAY_COUNTS);
export type DayCount = z.infer<typeof DayCount>;

/** Other names of the same conventions: QuantLib's own, its enumerations and the market's, all compared by `bare`. */
const OTHER_NAMES: Readonly<Record<DayCount, readonly string[]>> = {
  "30/360": ["30/360 (Bond Basis)", "Thirty360(BondBasis)", "Thirty360(ISMA)", "30/360 ISMA", "Bond Basis"],
  "30/360-us": ["30/360 (US)", "Thirty360(USA)", "30/360 SIA", "30U/360"],
  "30e/360": [
    "30E/360 (Eurobond Basis)",
    "Thirty360(European)",
    "Thirty360(EurobondBasis)",
    "30E/360 (ICMA)",
    "Eurobond Basis",
  ],
  "30e/360-isda": ["30E/360 (ISDA)", "Thirty360(ISDA)", "Thirty360(German)", "30/360 (German)"],
  "30/360-italian": ["30/360 (Italian)", "Thirty360(Italian)"],
  "30/360-nasd": ["30/360 (NASD)", "Thirty360(NASD)"],
  "30/365": ["Thirty365"],
  "act/360": ["Actual/360", "Actual360"],
  "act/360-last-day": ["Actual/360 (inc)", "Actual360(true)"],
  "act/364": ["Actual/364", "Actual364"],
  "act/365f": ["Actual/365 (Fixed)", "Actual365Fixed", "Actual365Fixed(Standard)", "Act/365"],
  "act/365f-canadian": ["Actual/365 (Fixed) Canadian Bond", "Actual365Fixed(Canadian)"],
  "act/365f-no-leap": ["Actual/365 (No Leap)", "Actual365Fixed(NoLeap)", "NL/365"],
  "act/365.25": ["Actual/365.25", "Actual36525"],
  "act/365.25-last-day": ["Actual/365.25 (inc)", "Actual36525(true)"],
  "act/366": ["Actual/366", "Actual366"],
  "act/366-last-day": ["Actual/366 (inc)", "Actual366(true)"],
  "act/act-isda": ["Actual/Actual (ISDA)", "ActualActual(ISDA)", "ActualActual(Historical)", "ActualActual(Actual365)"],
  "act/act-icma": ["Actual/Actual (ISMA)", "ActualActual(ISMA)", "ActualActual(Bond)", "Act/Act ISMA"],
  "act/act-afb": ["Actual/Actual (AFB)", "ActualActual(AFB)", "ActualActual(Euro)"],
  "business/252": ["Business252", "bus/252"],
  "1/1": ["OneDayCounter"],
  simple: ["SimpleDayCounter"],
};

const BY_NAME: ReadonlyMap<string, DayCount> = new Map(
  DAY_COUNTS.flatMap((name) => [name, ...OTHER_NAMES[name]].map((alias) => [bare(alias), name] as const)),
);

/** Reads a day count's name, ours, QuantLib's or the market's. @throws HeliographError BOND_DAY_COUNT_UNKNOWN */
export function parseDayCount(name: string): DayCount {
  const found = BY_NAME.get(bare(name));
  if (found) return found;
  throw new HeliographError({
    code: "BOND_DAY_COUNT_UNKNOWN",
    message: `"${name}" is not a day count.`,
    remedy: `Use one of ${DAY_COUNTS.join(", ")}, or QuantLib's name.`,
    data: { name },
  });
}

/** Letters and digits of a name, `actual` cut to `act`; what sets conventions apart stays. */
function bare(name: string): string {
  return name
    .toLowerCase()
    .replaceAll("actual", "act")
    .replaceAll("fixed", "f")
    .replaceAll(/[^a-z0-9]/g, "");
}
