import { HeliographError } from "../../errors/heliograph-error";
import { monthEnd } from "../business-day";
import type { Tenor } from "../tenor";
import { addTenorsToTime, type ContractTime, dateOfTime } from "./contract-time";

type Cycle = { readonly tenor: Tenor; readonly hasLongStub: boolean };

/**
 * Times from an anchor to an end by a cycle, ascending. Where the last regular time does not reach the end, a long stub
 * leaves it out. @see ACTUS Technical Specification 1.1, ch. 3.1
 */
export function cycleTimes(
  anchor: ContractTime,
  cycle: string | undefined,
  end: ContractTime,
  options: { readonly includeEnd: boolean; readonly endOfMonth: "SD" | "EOM" },
): ContractTime[] {
  const times: ContractTime[] = [];
  if (cycle === undefined) {
    if (anchor < end) times.push(anchor);
  } else {
    const { tenor, hasLongStub } = parseCycle(cycle);
    const isMonthEnd = dateOfTime(anchor) === monthEnd(dateOfTime(anchor));
    const keepsMonthEnd = options.endOfMonth === "EOM" && "months" in tenor && isMonthEnd;
    let time = anchor;
    for (let count = 1; time < end; count++) {
      times.push(time);
      time = addTenorsToTime(anchor, tenor, count, keepsMonthEnd);
    }
    if (hasLongStub && time !== end && times.length > 1) times.pop();
  }
  return options.includeEnd ? [...times, end] : times;
}

/** The length of one cycle. @throws HeliographError ACTUS_CYCLE_UNKNOWN */
export function cycleTenor(cycle: string): Tenor {
  return parseCycle(cycle).tenor;
}

function parseCycle(cycle: string): Cycle {
  const match = /^P(\d+)([DWMQHY])L([01])$/.exec(cycle);
  const length = Number(match?.[1]);
  const hasLongStub = match?.[3] === "0";
  switch (match?.[2]) {
    case "D":
      return { tenor: { days: length }, hasLongStub };
    case "W":
      return { tenor: { weeks: length }, hasLongStub };
    case "M":
      return { tenor: { months: length }, hasLongStub };
    case "Q":
      return { tenor: { months: length * 3 }, hasLongStub };
    case "H":
      return { tenor: { months: length * 6 }, hasLongStub };
    case "Y":
      return { tenor: { months: length * 12 }, hasLongStub };
    default:
      throw new HeliographError({
        code: "ACTUS_CYCLE_UNKNOWN",
        message: `"${cycle}" is not a cycle.`,
        remedy: "Write a period and its stub, for example P1ML0.",
        data: { cycle },
      });
  }
}
