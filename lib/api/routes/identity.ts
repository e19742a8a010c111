import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import { RoleInvitation } from "../../core/identity/role-invitation";
import { Role } from "../../core/identity/roles";
import { idSchema } from "../../core/ids/ids";
import { MembershipRecord, Organisation } from "../../flows/identity/identity-records";
import { acceptRole, approveRole, proposeRole, revokeRole } from "../../flows/identity/invite-member";
import { issueApiToken } from "../../flows/identity/issue-api-token";
import {
  listInvitations,
  listMembers,
  listMyInvitations,
  listMyOrganisations,
} from "../../flows/identity/read-organisation";
import { pageOf, stored } from "../representations";
import { PageQuery } from "../requests";
import { answers, jsonBody } from "../responses";
import { router } from "../router";

const tags = ["identity"];
const OrgId = z.object({ orgId: idSchema("organisation") });
const InvitationId = z.object({ invitationId: z.string().regex(/^inv_[0-9a-f]{32}$/) });

export const identityRoutes = router()
  .openapi(
    createRoute({
      method: "get",
      path: "/organisations",
      operationId: "listMyOrganisations",
      tags,
      responses: answers(z.object({ items: z.array(Organisation) }), "Where the signed-in person holds a role"),
    }),
    async (context) => {
      const items = await listMyOrganisations(context.var.ports, context.var.actor);
      return context.json({ items: [...items] }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/organisations/{orgId}/members",
      operationId: "listMembers",
      tags,
      request: { params: OrgId, query: PageQuery },
      responses: answers(pageOf(stored(MembershipRecord)), "Who holds which role"),
    }),
    async (context) => {
      const input = { ...context.req.valid("param"), page: context.req.valid("query") };
      const found = await listMembers(context.var.ports, context.var.actor, input);
      return context.json({ items: [...found.items], cursor: found.cursor }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/organisations/{orgId}/invitations",
      operationId: "listInvitations",
      tags,
      request: { params: OrgId, query: PageQuery },
      responses: answers(pageOf(stored(RoleInvitation)), "Roles proposed and granted"),
    }),
    async (context) => {
      const input = { ...context.req.valid("param"), page: context.req.valid("query") };
      const found = await listInvitations(context.var.ports, context.var.actor, input);
      return context.json({ items: [...found.items], cursor: found.cursor }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/organisations/{orgId}/invitations",
      operationId: "proposeRole",
      tags,
      request: {
        params: OrgId,
        body: jsonBody(z.strictObject({ email: z.email().max(254), role: Role })),
      },
      responses: answers(RoleInvitation, "The proposal; another administrator must approve it", 201),
    }),
    async (context) => {
      const input = { ...context.req.valid("param"), ...context.req.valid("json") };
      return context.json(await proposeRole(context.var.ports, context.var.actor, input), 201);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/invitations/{invitationId}/approve",
      operationId: "approveRole",
      tags,
      request: {
        params: InvitationId,
        body: jsonBody(z.strictObject({ payloadHash: z.string().regex(/^[0-9a-f]{64}$/) })),
      },
      responses: answers(RoleInvitation, "The invitation, sent"),
    }),
    async (context) => {
      const input = { ...context.req.valid("param"), ...context.req.valid("json") };
      return context.json(await approveRole(context.var.ports, context.var.actor, input), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/invitations/{invitationId}/accept",
      operationId: "acceptRole",
      tags,
      request: { params: InvitationId },
      responses: answers(RoleInvitation, "The invitation, accepted"),
    }),
    async (context) => {
      const { invitationId } = context.req.valid("param");
      return context.json(await acceptRole(context.var.ports, context.var.actor, invitationId), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/invitations/{invitationId}/revoke",
      operationId: "revokeRole",
      tags,
      request: { params: InvitationId },
      responses: answers(RoleInvitation, "The invitation, revoked"),
    }),
    async (context) => {
      const { invitationId } = context.req.valid("param");
      return context.json(await revokeRole(context.var.ports, context.var.actor, invitationId), 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/me/invitations",
      operationId: "listMyInvitations",
      tags,
      responses: answers(pageOf(stored(RoleInvitation)), "Invitations that wait for the signed-in person"),
    }),
    async (context) => {
      const found = await listMyInvitations(context.var.ports, context.var.actor);
      return context.json({ items: [...found.items], cursor: found.cursor }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/me/api-tokens",
      operationId: "issueApiToken",
      tags,
      request: { body: jsonBody(z.strictObject({ label: z.string().min(1).max(80) })) },
      responses: answers(
        z.object({ token: z.string(), expiresAt: z.string() }),
        "A bearer token for the command line, told once",
        201,
      ),
    }),
    async (context) => {
      const { label } = context.req.valid("json");
      return context.json(await issueApiToken(context.var.ports, context.var.actor, { label }), 201);
    },
  );
