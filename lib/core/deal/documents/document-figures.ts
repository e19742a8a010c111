import * as z from "zod";
import { attachmentPoints } from "../../abs/losses/attachment";
import { ProjectionSummary } from "../../abs/projection/projection-summary";
import { ProjectionTable } from "../../abs/projection/projection-table";
import { Sha256Hex } from "../../evidence/hash";
import { parseRational, timesDown } from "../../money/rational";
import { allocationTable } from "../allocation-table";
import { isProfessionalOnly, StationAllocation } from "../disclosure";
import { DealTerms, NonNegativeMinor } from "../terms";

/** One case of the projection: its sums and its periods. */
const DocumentCase = ProjectionTable.extend({ summary: ProjectionSummary });

/**
 * Every computed value that a document of a deal may show. It is published beside the documents, and a figure in a document
 * is a reference into it (RFC 6901): the document itself holds no number.
 */
export const DocumentFigures = z.strictObject({
  schema: z.literal("heliograph.deal-figures.v1"),
  termsHash: Sha256Hex,
  terms: DealTerms,
  base: DocumentCase,
  downside: DocumentCase,
  downsideShockBps: z.number().int(),
  breakEvenBps: z.record(z.string(), z.number().int().nullable()),
  attachment: z.array(
    z.strictObject({ trancheId: z.string(), attachmentBps: z.number().int(), detachmentBps: z.number().int() }),
  ),
  professionalOnly: z.boolean(),
  /** Issue price x par of all tranches [minor]. */
  proceedsMinor: NonNegativeMinor,
  allocation: z.array(
    StationAllocation.omit({ partBps: true }).extend({ stationName: z.string(), amountMinor: NonNegativeMinor }),
  ),
  /** Proceeds by what criteria say of them [minor]. */
  allocatedMinor: z.record(StationAllocation.shape.criteria, NonNegativeMinor),
});
export type DocumentFigures = z.infer<typeof DocumentFigures>;

/** What the figures are collected from: frozen terms and their stored projection. */
export type FigureInputs = Pick<
  DocumentFigures,
  "termsHash" | "terms" | "base" | "downside" | "downsideShockBps" | "breakEvenBps"
>;

export function documentFigures(inputs: FigureInputs): DocumentFigures {
  const { terms } = inputs;
  const rows = allocationTable(terms);
  const proceeds = terms.tranches.reduce(
    (sum, { originalParMinor, issuePrice }) => sum + timesDown(BigInt(originalParMinor), parseRational(issuePrice)),
    0n,
  );
  const allocated = (wanted: StationAllocation["criteria"]) =>
    rows.reduce((sum, { criteria, amountMinor }) => (criteria === wanted ? sum + amountMinor : sum), 0n).toString();
  return {
    schema: "heliograph.deal-figures.v1",
    ...inputs,
    attachment: attachmentPoints(terms.tranches),
    professionalOnly: isProfessionalOnly(terms.kind, terms.disclosure),
    proceedsMinor: proceeds.toString(),
    allocation: rows.map(({ stationId, activity, criteria, amountMinor }) => ({
      ...{ stationId, activity, criteria },
      stationName: terms.pool.find((member) => member.stationId === stationId)?.stationName ?? stationId,
      amountMinor: amountMinor.toString(),
    })),
    allocatedMinor: {
      aligned: allocated("aligned"),
      "not-aligned": allocated("not-aligned"),
      "none-apply": allocated("none-apply"),
    },
  };
}
