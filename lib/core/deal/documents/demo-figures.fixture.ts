import { shockRevenue } from "../../abs/pool/period-inputs";
import { projectDeal } from "../../abs/projection/project";
import { summarizeProjection } from "../../abs/projection/projection-summary";
import { projectionTable } from "../../abs/projection/projection-table";
import type { Json } from "../../evidence/canonical-json";
import { hashOf } from "../../evidence/hash";
import { addMonthsToYearMonth } from "../../time/local-date";
import { demoAbsRequest, demoGreenBondRequest } from "../presets/demo-requests";
import { structureDeal } from "../structure";
import type { StructureRequest } from "../structure-request";
import { type DocumentFigures, documentFigures } from "./document-figures";

const ulid = (digit: string) => digit.repeat(26);
const pool = [
  {
    ...{ stationId: `stn_${ulid("6")}`, stationName: "Example station", simulationId: `sim_${ulid("7")}` },
    ...{ simulationHash: "ab".repeat(32), shareBps: 10_000 },
  },
];
export const DOWNSIDE_BPS = 2_000;
export const demoPoolMonths = Array.from({ length: 144 }, (_, index) => ({
  month: addMonthsToYearMonth("2026-11", index),
  revenue: { "charging-energy": String(2_000_000 + (index % 12) * 50_000) },
  cost: {},
  cfads: String(2_000_000 + (index % 12) * 50_000),
}));
const inputs = { pool, closing: "2026-11-02", firstPeriod: "2026-11" };

/** The figures that are published of a deal on the demonstration's pool. */
export function figuresOfDeal(request: StructureRequest): DocumentFigures {
  const terms = structureDeal(
    request,
    {
      ...{ dealId: `deal_${ulid("1")}`, orgId: `org_${ulid("2")}`, livemode: false, chainId: 31337 },
      trancheIds: { senior: `trn_${ulid("3")}`, mezzanine: `trn_${ulid("4")}`, junior: `trn_${ulid("5")}` },
    },
    demoPoolMonths,
  );
  const caseOf = (dropBps: number) => {
    const projection = projectDeal(terms, shockRevenue(demoPoolMonths, dropBps));
    return { ...projectionTable(projection), summary: summarizeProjection(projection) };
  };
  return documentFigures({
    ...{ terms, termsHash: hashOf(terms as Json), base: caseOf(0), downside: caseOf(DOWNSIDE_BPS) },
    downsideShockBps: DOWNSIDE_BPS,
    breakEvenBps: Object.fromEntries(terms.tranches.map(({ id }) => [id, 3_000])),
  });
}

export const absFigures = figuresOfDeal(demoAbsRequest(inputs));
export const greenBondFigures = figuresOfDeal(demoGreenBondRequest(inputs));
