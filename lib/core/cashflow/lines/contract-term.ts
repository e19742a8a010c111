import type { RevenueContract } from "../../station/revenue-contract";
import type { YearMonth } from "../../time/local-date";

/** Whether a contract delivers in a month; without dates it runs for life. */
export function delivers(contract: Pick<RevenueContract, "from" | "to">, month: YearMonth): boolean {
  return (contract.from === undefined || contract.from <= month) && (contract.to === undefined || month <= contract.to);
}
