import { breakEvenShock } from "../../core/abs/losses/break-even";
import { fundReplacements } from "../../core/abs/pool/fund-replacements";
import { shockRevenue } from "../../core/abs/pool/period-inputs";
import { poolCashFlow } from "../../core/abs/pool/pool-cash-flow";
import { projectDeal } from "../../core/abs/projection/project";
import { summarizeProjection } from "../../core/abs/projection/projection-summary";
import { projectionTable } from "../../core/abs/projection/projection-table";
import { transitionDeal } from "../../core/deal/deal";
import { structureDeal as structureTerms } from "../../core/deal/structure";
import { canonicalJson, type Json } from "../../core/evidence/canonical-json";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import { derivedId } from "../../core/ids/derived-id";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { type DealEntry, deals } from "./deal-records";
import { memberCashFlow } from "./member-cash-flow";
import { ProjectionFile } from "./projection-file";

/** Revenue drop of the downside case unless the issuer chooses another one [bps]. */
export const DOWNSIDE_SHOCK_BPS = 2000;

/**
 * Turns the draft into sound terms on the pool's simulated cash, and projects them in base and downside. The pool names
 * the very results that it stands on, by hash.
 * @throws HeliographError POOL_MEMBER_STALE, and those of `structureDeal` in core
 */
export async function structureDeal(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "storage">,
  actor: Actor | null,
  input: { dealId: string; version: number; downsideShockBps?: number | undefined },
): Promise<Stored<DealEntry>> {
  const { value: entry } = await requireStored(ports.book, deals, input.dealId);
  requireRole(actor, entry.orgId, ["issuer"]);
  const { request } = entry.deal;
  const members = await Promise.all(request.pool.map((member) => memberCashFlow(ports, entry.orgId, member)));
  const poolMonths = fundReplacements(poolCashFlow(members));
  const trancheId = (trancheClass: string) => derivedId("tranche", `${entry.id} ${trancheClass}`);
  const terms = structureTerms(
    request,
    {
      dealId: entry.id,
      orgId: entry.orgId,
      livemode: ports.stage.livemode,
      chainId: ports.stage.chainId,
      trancheIds: { senior: trancheId("senior"), mezzanine: trancheId("mezzanine"), junior: trancheId("junior") },
    },
    poolMonths,
  );
  const downsideShockBps = input.downsideShockBps ?? DOWNSIDE_SHOCK_BPS;
  const base = projectDeal(terms, poolMonths);
  const downside = projectDeal(terms, shockRevenue(poolMonths, downsideShockBps));
  const file = ProjectionFile.parse({
    poolMonths,
    base: projectionTable(base),
    downside: projectionTable(downside),
    downsideShockBps,
    breakEvenBps: Object.fromEntries(terms.tranches.map(({ id }) => [id, breakEvenShock(terms, poolMonths, id)])),
  });
  const projectionHash = await ports.storage.put(
    new TextEncoder().encode(canonicalJson(file as Json)),
    "application/json",
  );
  const deal = transitionDeal(entry.deal, "structured", {
    terms,
    projectionSummary: { base: summarizeProjection(base), downside: summarizeProjection(downside) },
  });
  const changed: DealEntry = { ...entry, deal, projectionHash, updatedAt: formatInstant(ports.clock.now()) };
  const event = newEvent(ports, "deal.structured.v1", entry.orgId, { dealId: entry.id });
  await commitOrFail(ports.book, [put(deals, changed, input.version), publish(event)]);
  return { value: changed, version: input.version + 1 };
}
