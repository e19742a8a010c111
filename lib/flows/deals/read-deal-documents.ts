import type { DealDocumentFile } from "../../core/deal/documents/document-kind";
import { publishedDocuments } from "../../core/deal/documents/published-documents";
import { HeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { type DealEntry, deals } from "./deal-records";
import { DEAL_READERS } from "./read-deals";

type Needs = Pick<Ports, "book">;

/** Everything that was published of a deal; for the parties that may read it before and behind its offerings. */
export async function listDealDocuments(
  ports: Needs,
  actor: Actor | null,
  dealId: string,
): Promise<readonly DealDocumentFile[]> {
  const { value } = await requireReadable(ports, actor, dealId);
  return publishedDocuments(value.deal);
}

/** One of a deal's documents, by its hash. @throws HeliographError DOCUMENT_UNKNOWN */
export async function readDealDocument(
  ports: Pick<Ports, "book" | "storage">,
  actor: Actor | null,
  { dealId, sha256 }: { dealId: string; sha256: string },
): Promise<{ readonly file: DealDocumentFile; readonly bytes: Uint8Array }> {
  const { value } = await requireReadable(ports, actor, dealId);
  const file = publishedDocuments(value.deal).find((document) => document.sha256 === sha256);
  if (file) return { file, bytes: await ports.storage.get(sha256) };
  throw new HeliographError({
    code: "DOCUMENT_UNKNOWN",
    kind: "not-found",
    message: "This deal has published no document with that hash.",
    remedy: "List the deal's documents and take the hash from there.",
    data: { dealId, sha256 },
  });
}

async function requireReadable(ports: Needs, actor: Actor | null, dealId: string): Promise<{ value: DealEntry }> {
  const stored = await requireStored(ports.book, deals, dealId);
  requireRole(actor, stored.value.orgId, DEAL_READERS);
  return stored;
}
