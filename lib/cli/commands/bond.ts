import { parseArgs } from "node:util";
import { BusinessCalendar } from "../../core/bond/business-calendar";
import { parseDayCount } from "../../core/bond/day-count";
import { bondFlows, type FixedBond } from "../../core/bond/fixed-bond";
import { priceFromYield, yieldFromPrice } from "../../core/bond/price";
import { generateSchedule } from "../../core/bond/schedule";
import { LocalDate } from "../../core/time/local-date";
import type { CommandIo } from "./command-io";
import { runCommand, usageError } from "./run-command";

const USAGE = `heliograph bond schedule|price|yield --start <date> --maturity <date> --coupon <rate>
    [--frequency 1|2|3|4|6|12] [--day-count <name>] [--calendar target|us-federal-reserve|weekends|none]
  bond schedule  flows per 100 of face
  bond price     --settlement <date> --yield <rate>
  bond yield     --settlement <date> --price <clean price>
  Yields compound at the coupon's frequency (default 2). Day count: 30/360 (default), act/act-icma, act/360 ...
  Prints JSON.`;

/** `heliograph bond`: schedule, price and yield of a fixed-rate bond. Exit codes: 0, 1 refused, 2 usage. */
export async function bondCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  return runCommand(io, USAGE, async () => {
    const { positionals, values } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        ...{ start: { type: "string" }, maturity: { type: "string" }, coupon: { type: "string" } },
        ...{ frequency: { type: "string", default: "2" }, "day-count": { type: "string", default: "30/360" } },
        ...{ calendar: { type: "string", default: "none" }, settlement: { type: "string" } },
        ...{ yield: { type: "string" }, price: { type: "string" } },
      },
    });
    const bond = bondOf(values);
    const compounding = { kind: "compounded", frequency: bond.frequency } as const;
    const print = (value: unknown) => io.print(JSON.stringify(value, null, 2));
    const verb = positionals.length === 1 ? positionals[0] : undefined;
    if (verb === "schedule") return print(bondFlows(bond));
    const settlement = dateOf(values.settlement, "--settlement");
    if (verb === "price")
      return print(priceFromYield(bond, settlement, numberOf(values.yield, "--yield"), compounding));
    if (verb !== "yield") throw usageError("bond takes one of schedule, price, yield.");
    const rate = yieldFromPrice(bond, settlement, numberOf(values.price, "--price"), compounding);
    print({ yield: rate, ...priceFromYield(bond, settlement, rate, compounding) });
  });
}

type BondOptions = {
  start?: string | undefined;
  maturity?: string | undefined;
  coupon?: string | undefined;
  frequency: string;
  "day-count": string;
  calendar: string;
};

function bondOf(options: BondOptions): FixedBond {
  const calendar = BusinessCalendar.safeParse(options.calendar);
  if (!calendar.success) throw usageError(`${options.calendar} is not a calendar.`);
  const frequency = numberOf(options.frequency, "--frequency");
  if (12 % frequency !== 0) throw usageError("--frequency divides the twelve months of a year.");
  const dayCount = options["day-count"] === "act/act-icma" ? "act/act-icma" : parseDayCount(options["day-count"]);
  const schedule = generateSchedule({
    effective: dateOf(options.start, "--start"),
    termination: dateOf(options.maturity, "--maturity"),
    tenor: { months: 12 / frequency },
    rule: "backward",
    convention: "modified-following",
    terminationConvention: "modified-following",
    calendar: calendar.data,
    endOfMonth: false,
  });
  return { schedule, couponRates: [numberOf(options.coupon, "--coupon")], dayCount, frequency };
}

function dateOf(text: string | undefined, option: string): LocalDate {
  const date = LocalDate.safeParse(text);
  if (date.success) return date.data;
  throw usageError(`${option} is a date as YYYY-MM-DD.`);
}

function numberOf(text: string | undefined, option: string): number {
  const value = Number(text);
  if (text !== undefined && text.trim() !== "" && Number.isFinite(value)) return value;
  throw usageError(`${option} is a number.`);
}
