import * as z from "zod";
import { ProjectionSummary } from "../abs/projection/projection-summary";
import { HeliographError } from "../errors/heliograph-error";
import { idSchema } from "../ids/ids";
import { DealDocumentFile } from "./documents/document-kind";
import { StructureRequest } from "./structure-request";
import { DealTerms } from "./terms";

/** The life of a deal: from each status, the ones that may follow. The only place that says so. */
export const DEAL_TRANSITIONS = {
  draft: ["structured", "cancelled"],
  structured: ["draft", "structured", "published", "cancelled"],
  published: ["proposed", "cancelled"],
  // A proposal that is rejected or voided returns the deal to its published terms.
  proposed: ["published", "issued", "cancelled"],
  issued: ["matured"],
  matured: [],
  cancelled: [],
} as const satisfies Record<string, readonly string[]>;
export type DealStatus = keyof typeof DEAL_TRANSITIONS;

export const DealStatus = z.enum(Object.keys(DEAL_TRANSITIONS) as [DealStatus, ...DealStatus[]]);

const Hash = z.string().regex(/^[0-9a-f]{64}$/, "a SHA-256 as lower-case hex");

/** A deal as it is stored. Terms exist from `structured` on and are frozen, with their hash, from `published` on. */
export const DealRecord = z.strictObject({
  id: idSchema("deal"),
  orgId: idSchema("organisation"),
  name: z.string().min(1).max(120),
  status: DealStatus,
  request: StructureRequest,
  terms: DealTerms.optional(),
  /** SHA-256 of the terms' RFC 8785 text. */
  termsHash: Hash.optional(),
  /** SHA-256 of the published PDF. */
  termSheetHash: Hash.optional(),
  /** Published beside the term sheet. */
  documents: z.array(DealDocumentFile).max(60).optional(),
  projectionSummary: z.strictObject({ base: ProjectionSummary, downside: ProjectionSummary }).optional(),
  /** Grows by one at each change; a write names the version that it read. */
  version: z.number().int().positive(),
});
export type DealRecord = z.infer<typeof DealRecord>;

export function canBecome(from: DealStatus, to: DealStatus): boolean {
  return (DEAL_TRANSITIONS[from] as readonly DealStatus[]).includes(to);
}

/**
 * The record in its next status, one version up.
 * @throws HeliographError DEAL_TRANSITION_REFUSED, DEAL_FROZEN when published terms would change, or DEAL_INCOMPLETE
 * when the status needs what the record lacks
 */
export function transitionDeal(
  record: DealRecord,
  to: DealStatus,
  change: Partial<
    Pick<DealRecord, "request" | "terms" | "termsHash" | "termSheetHash" | "documents" | "projectionSummary">
  > = {},
): DealRecord {
  if (!canBecome(record.status, to)) {
    throw new HeliographError({
      code: "DEAL_TRANSITION_REFUSED",
      kind: "conflict",
      message: `A deal that is ${record.status} cannot become ${to}.`,
      remedy: `From ${record.status} it may become: ${DEAL_TRANSITIONS[record.status].join(", ") || "nothing"}.`,
      data: { dealId: record.id, from: record.status, to },
    });
  }
  if (record.status !== "draft" && record.status !== "structured" && Object.keys(change).length > 0) {
    throw new HeliographError({
      code: "DEAL_FROZEN",
      kind: "conflict",
      message: `The terms of a deal that is ${record.status} are frozen.`,
      remedy: "Cancel the deal and structure a new one.",
      data: { dealId: record.id, status: record.status },
    });
  }
  const next: DealRecord = { ...record, ...change, status: to, version: record.version + 1 };
  const missing = neededIn(to).find((field) => next[field] === undefined);
  if (missing !== undefined) {
    throw new HeliographError({
      code: "DEAL_INCOMPLETE",
      kind: "conflict",
      message: `A deal cannot become ${to} without its ${missing}.`,
      remedy: "Structure and publish the deal first.",
      data: { dealId: record.id, to, missing },
    });
  }
  return next;
}

function neededIn(status: DealStatus): readonly ("terms" | "termsHash" | "termSheetHash" | "projectionSummary")[] {
  switch (status) {
    case "draft":
    case "cancelled":
      return [];
    case "structured":
      return ["terms", "projectionSummary"];
    case "published":
    case "proposed":
    case "issued":
    case "matured":
      return ["terms", "projectionSummary", "termsHash", "termSheetHash"];
    default:
      return status satisfies never;
  }
}
