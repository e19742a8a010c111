import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { Sha256Hex } from "../../core/evidence/hash";
import { Statement } from "../../core/settlement/statement";
import { readStatementDocument } from "../../flows/settlement/read-statement-document";
import { answers } from "../responses";
import { router } from "../router";

const StatementPath = z.object({
  statementId: z.string().regex(/^stm_deal_[0-9A-HJKMNP-TV-Z]{26}_\d{4}-\d{2}_v\d{1,5}$/, "an id of a statement"),
});

/** The statement as a document; its lines and breaks are read apart. */
export const statementRoutes = router().openapi(
  createRoute({
    method: "get",
    path: "/statements/{statementId}",
    operationId: "readStatementDocument",
    tags: ["periods"],
    request: { params: StatementPath },
    responses: answers(
      z.object({ statement: Statement, statementHash: Sha256Hex }),
      "The statement exactly as attested, with its hash",
    ),
  }),
  async (context) => {
    const { statementId } = context.req.valid("param");
    return context.json(await readStatementDocument(context.var.ports, context.var.actor, statementId), 200);
  },
);
