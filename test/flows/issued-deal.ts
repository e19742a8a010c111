import { demoAbsRequest } from "@/lib/core/deal/presets/demo-requests";
import { canonicalJson, type Json } from "@/lib/core/evidence/canonical-json";
import { hashOf } from "@/lib/core/evidence/hash";
import { exampleTerms } from "@/lib/core/issuance/example-terms.fixture";
import { formatInstant } from "@/lib/core/time/instant";
import { type DealEntry, deals } from "@/lib/flows/deals/deal-records";
import { newEvent } from "@/lib/flows/new-event";
import { publish, put } from "@/lib/flows/ports/book";
import type { TestPorts } from "./harness";

/** An issued deal with two tranches: 500 000 senior tokens and 100 000 junior ones; tells the world that it is issued. */
export async function storeIssuedDeal({ ports }: TestPorts): Promise<DealEntry> {
  const terms = exampleTerms();
  const projection = {
    breakEvenBps: Object.fromEntries(terms.tranches.map(({ id }) => [id, 3_800])),
    downsideShockBps: 2_000,
    ...{ base: { tranches: [] }, downside: { tranches: [] } },
  };
  const store = (value: unknown) =>
    ports.storage.put(new TextEncoder().encode(canonicalJson(value as Json)), "application/json");
  const summary = {
    tranches: terms.tranches.map(({ id }) => ({
      ...{ trancheId: id, interestTotalMinor: "1", principalTotalMinor: "1", lossMinor: "0" },
      ...{ walYears: "0.2083", yieldRate: "0.056400", minimumDscr: null, averageDscr: null },
    })),
    ...{ residualTotalMinor: "0", firstBreach: null },
  };
  const now = formatInstant(ports.clock.now());
  const entry: DealEntry = {
    ...{ id: terms.dealId, orgId: terms.orgId, createdAt: now, updatedAt: now, inputHash: "0".repeat(64) },
    createdBy: "usr_01J00000000000000000000001",
    deal: {
      ...{ id: terms.dealId, orgId: terms.orgId, name: terms.name, status: "issued", version: 1, terms },
      request: demoAbsRequest({ pool: terms.pool, closing: "2026-11-01", firstPeriod: "2026-11" }),
      termsHash: hashOf(terms as Json),
      termSheetHash: await ports.storage.put(new TextEncoder().encode("%PDF-1.7 term sheet"), "application/pdf"),
      projectionSummary: { base: summary, downside: summary },
    },
    issuance: {
      proposalId: "prp_01J00000000000000000000001",
      transactionHash: `0x${"ab".repeat(32)}`,
      issuedAt: now,
      tranches: terms.tranches.map(({ id, symbol, originalParMinor }, index) => ({
        ...{ trancheId: id, symbol, capTokens: (BigInt(originalParMinor) / 100n).toString() },
        token: `0x${String(index + 1).repeat(40)}`,
      })),
    },
    projectionHash: await store(projection),
  };
  const issued = newEvent(ports, "deal.issued.v1", entry.orgId, { dealId: entry.id });
  await ports.book.commit([put(deals, entry, 0), publish(issued)]);
  return entry;
}
