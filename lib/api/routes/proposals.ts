import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { idSchema } from "../../core/ids/ids";
import { Bytes32 } from "../../core/issuance/hex";
import { ProposalCall, SafeProposal } from "../../core/issuance/proposal";
import { proposeIssuance } from "../../flows/issuance/propose-issuance";
import { proposeLockUpRelease } from "../../flows/issuance/propose-lock-up-release";
import { listProposals, reviewProposal } from "../../flows/proposals/read-proposals";
import { relayProposal } from "../../flows/proposals/relay-proposal";
import { renewProposal } from "../../flows/proposals/renew-proposal";
import { signProposal } from "../../flows/proposals/sign-proposal";
import { pageOf, stored } from "../representations";
import { PageQuery } from "../requests";
import { answers, jsonBody } from "../responses";
import { router } from "../router";

const tags = ["proposals"];
const DealId = z.object({ dealId: idSchema("deal") });
const ProposalId = z.object({ proposalId: idSchema("proposal") });
const Proposal = stored(SafeProposal);
const LockedWallet = z.strictObject({ wallet: z.string().regex(/^0x[0-9a-fA-F]{40}$/, "an address") });

const Review = z.object({
  proposal: Proposal,
  calls: z.array(
    z.object({
      to: z.string(),
      value: z.string(),
      data: z.string(),
      contract: z.string().nullable(),
      label: z.string().nullable(),
      function: z.string().nullable(),
      args: z.array(z.object({ name: z.string(), type: z.string(), value: z.unknown() })),
      sentence: z.object({ key: z.string(), values: z.record(z.string(), z.string()) }),
    }),
  ),
  safeTx: z.object({
    to: z.string(),
    value: z.string(),
    data: z.string(),
    operation: z.union([z.literal(0), z.literal(1)]),
    nonce: z.string(),
  }),
  safe: z.object({
    address: z.string(),
    owners: z.array(z.string()),
    threshold: z.number().int(),
    nonce: z.string(),
  }),
  wouldSucceed: z.object({ ok: z.boolean(), detail: z.string() }).nullable(),
});

export function proposalRoutes(origin: string) {
  return router()
    .openapi(
      createRoute({
        method: "post",
        path: "/deals/{dealId}/issuance",
        operationId: "proposeIssuance",
        tags,
        request: { params: DealId },
        responses: answers(Proposal, "The proposal before the Safe's owners", 201),
      }),
      async (context) => {
        const input = { ...context.req.valid("param"), origin };
        return context.json(await proposeIssuance(context.var.ports, context.var.actor, input), 201);
      },
    )
    .openapi(
      createRoute({
        method: "post",
        path: "/deals/{dealId}/lock-up-releases",
        operationId: "proposeLockUpRelease",
        tags,
        request: { params: DealId, body: jsonBody(LockedWallet) },
        responses: answers(Proposal, "The proposal that ends a lock-up whose last day is over", 201),
      }),
      async (context) => {
        const input = { ...context.req.valid("param"), ...context.req.valid("json") };
        return context.json(await proposeLockUpRelease(context.var.ports, context.var.actor, input), 201);
      },
    )
    .openapi(
      createRoute({
        method: "get",
        path: "/proposals",
        operationId: "listProposals",
        tags,
        request: { query: PageQuery.extend({ orgId: idSchema("organisation") }) },
        responses: answers(pageOf(Proposal), "The organisation's proposals, newest first"),
      }),
      async (context) => {
        const { orgId, ...page } = context.req.valid("query");
        const found = await listProposals(context.var.ports, context.var.actor, { orgId, page });
        return context.json({ items: [...found.items], cursor: found.cursor }, 200);
      },
    )
    .openapi(
      createRoute({
        method: "get",
        path: "/proposals/{proposalId}",
        operationId: "reviewProposal",
        tags,
        request: { params: ProposalId },
        responses: answers(Review, "The proposal with its calls decoded and its effect simulated"),
      }),
      async (context) => {
        const { proposalId } = context.req.valid("param");
        const review = await reviewProposal(context.var.ports, context.var.actor, proposalId);
        const { safeTx, safe } = review;
        const answer: z.input<typeof Review> = {
          proposal: review.proposal,
          calls: review.calls.map((call) => ({
            ...call,
            args: call.args.map((argument) => ({ ...argument, value: argument.value })),
          })),
          safeTx: { ...safeTx, value: safeTx.value.toString(), nonce: safeTx.nonce.toString() },
          safe: { ...safe, owners: [...safe.owners], nonce: safe.nonce.toString() },
          wouldSucceed: review.wouldSucceed,
        };
        return context.json(answer, 200);
      },
    )
    .openapi(
      createRoute({
        method: "put",
        path: "/proposals/{proposalId}",
        operationId: "renewProposal",
        tags,
        request: {
          params: ProposalId,
          body: jsonBody(
            z.strictObject({
              version: z.number().int().positive(),
              calls: z.array(ProposalCall).min(1).max(100).optional(),
            }),
          ),
        },
        responses: answers(Proposal, "The proposal with another hash and no signatures"),
      }),
      async (context) => {
        const input = { ...context.req.valid("param"), ...context.req.valid("json") };
        return context.json(await renewProposal(context.var.ports, context.var.actor, input), 200);
      },
    )
    .openapi(
      createRoute({
        method: "post",
        path: "/proposals/{proposalId}/signatures",
        operationId: "signProposal",
        tags,
        request: {
          params: ProposalId,
          body: jsonBody(
            z.strictObject({
              safeTxHash: Bytes32,
              signature: z.string().regex(/^0x[0-9a-f]{130}$/, "65 bytes: r, s, v in lower-case hex"),
            }),
          ),
        },
        responses: answers(Proposal, "The proposal with the signature"),
      }),
      async (context) => {
        const input = { ...context.req.valid("param"), ...context.req.valid("json") };
        return context.json(await signProposal(context.var.ports, context.var.actor, input), 200);
      },
    )
    .openapi(
      createRoute({
        method: "post",
        path: "/proposals/{proposalId}/relay",
        operationId: "relayProposal",
        tags,
        request: { params: ProposalId },
        responses: answers(Proposal, "The proposal, executed on chain"),
      }),
      async (context) => {
        const { proposalId } = context.req.valid("param");
        return context.json(await relayProposal(context.var.ports, context.var.actor, proposalId), 200);
      },
    );
}
