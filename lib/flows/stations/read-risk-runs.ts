import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import type { DebtCase } from "../../core/station/finance-plan";
import { debtCasesOf } from "../../core/uncertainty/debt-cases";
import { MonteCarloResult } from "../../core/uncertainty/monte-carlo-result";
import type { Page, PageRequest, Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { STATION_READERS } from "./read-stations";
import { type RiskRunRecord, riskRuns } from "./risk-records";
import { stations } from "./station-records";

export async function listRiskRuns(
  ports: Pick<Ports, "book">,
  actor: Actor | null,
  input: { stationId: string; page?: PageRequest },
): Promise<Page<Stored<RiskRunRecord>>> {
  const { value: station } = await requireStored(ports.book, stations, input.stationId);
  requireRole(actor, station.orgId, STATION_READERS);
  return ports.book.listByParent(riskRuns, input.stationId, { newestFirst: true, ...input.page });
}

/** A run with its figures, once it is done, and the cases of debt sizing that follow from them. */
export async function readRiskRun(
  ports: Pick<Ports, "book" | "storage">,
  actor: Actor | null,
  riskRunId: string,
): Promise<{ record: RiskRunRecord; result: MonteCarloResult | null; debtCases: DebtCase[] }> {
  const { value: record } = await requireStored(ports.book, riskRuns, riskRunId);
  requireRole(actor, record.orgId, STATION_READERS);
  if (record.resultHash === undefined) return { record, result: null, debtCases: [] };
  const text = new TextDecoder().decode(await ports.storage.get(record.resultHash));
  const result = MonteCarloResult.parse(JSON.parse(text));
  return { record, result, debtCases: debtCasesOf(result) };
}
