import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import type { Statement } from "../../core/settlement/statement";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { PERIOD_READERS } from "./settlement-records";
import { readStatement, statements } from "./statement-records";

/** The statement itself, exactly as it was hashed and attested; any version of it. */
export async function readStatementDocument(
  ports: Pick<Ports, "book" | "storage">,
  actor: Actor | null,
  statementId: string,
): Promise<{ statement: Statement; statementHash: string }> {
  const { value } = await requireStored(ports.book, statements, statementId);
  requireRole(actor, value.orgId, PERIOD_READERS);
  return { statement: await readStatement(ports, value), statementHash: value.statementHash };
}
