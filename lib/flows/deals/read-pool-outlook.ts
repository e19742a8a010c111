import type { PoolOutlook } from "../../core/abs/outlook/pool-outlook";
import { riskOutlook } from "../../core/abs/outlook/risk-outlook";
import { outlookYears, type RiskOutlook } from "../../core/abs/outlook/station-outlook";
import { fundReplacements } from "../../core/abs/pool/fund-replacements";
import { poolCashFlow } from "../../core/abs/pool/pool-cash-flow";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import { MonteCarloResult } from "../../core/uncertainty/monte-carlo-result";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { riskRuns } from "../stations/risk-records";
import { deals } from "./deal-records";
import { memberCashFlow } from "./member-cash-flow";
import { DEAL_READERS } from "./read-deals";

/**
 * The cash that a deal's structure stands on, drafts included: the pool's base case as `structureDeal` takes it, and what is
 * known of how each station's cash scatters.
 * @throws HeliographError POOL_MEMBER_STALE
 */
export async function readPoolOutlook(
  ports: Pick<Ports, "book" | "storage">,
  actor: Actor | null,
  dealId: string,
): Promise<PoolOutlook> {
  const { value } = await requireStored(ports.book, deals, dealId);
  requireRole(actor, value.orgId, DEAL_READERS);
  const members = await Promise.all(
    value.deal.request.pool.map(async (member) => ({
      member,
      cashFlow: await memberCashFlow(ports, value.orgId, member),
      risk: await newestRisk(ports, member.stationId),
    })),
  );
  return {
    months: fundReplacements(poolCashFlow(members.map(({ cashFlow }) => cashFlow))),
    stations: members.map(({ member, cashFlow, risk }) => ({
      stationId: member.stationId,
      stationName: member.stationName,
      shareBps: member.shareBps,
      from: cashFlow.months[0]?.month ?? value.deal.request.calendar.firstPeriod,
      years: outlookYears(cashFlow.months),
      risk,
    })),
  };
}

/** The station's newest Monte Carlo run that is done, if it is among its newest. */
async function newestRisk(ports: Pick<Ports, "book" | "storage">, stationId: string): Promise<RiskOutlook | null> {
  const { items } = await ports.book.listByParent(riskRuns, stationId, { newestFirst: true });
  const done = items.find(({ value }) => value.resultHash !== undefined)?.value;
  if (done?.resultHash === undefined) return null;
  const text = new TextDecoder().decode(await ports.storage.get(done.resultHash));
  return riskOutlook(done.id, MonteCarloResult.parse(JSON.parse(text)));
}
