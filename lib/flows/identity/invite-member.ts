import type { Actor } from "../../core/identity/actor";
import { requireFreshSignIn, requireSignedIn } from "../../core/identity/authorise";
import {
  acceptInvitation,
  approveInvitation,
  proposeInvitation,
  type RoleInvitation,
  revokeInvitation,
} from "../../core/identity/role-invitation";
import type { Role } from "../../core/identity/roles";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { publish, put } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { invitations, memberships } from "./identity-records";

type Needs = Pick<Ports, "book" | "clock" | "wallClock" | "ids" | "stage" | "mailer">;

/** An administrator proposes that somebody gets a role; nothing is granted yet. */
export async function proposeRole(
  ports: Needs,
  actor: Actor | null,
  input: { orgId: string; email: string; role: Role },
): Promise<RoleInvitation> {
  const invitation = proposeInvitation(actor, input, ports.clock.now());
  requireFreshSignIn(requireSignedIn(actor), ports.wallClock.now());
  const event = newEvent(ports, "role.proposed.v1", input.orgId, { invitationId: invitation.id });
  await commitOrFail(ports.book, [put(invitations, invitation, 0), publish(event)]);
  return invitation;
}

/** A second administrator approves the hash of what was read; only then does the invited person hear of it. */
export async function approveRole(
  ports: Needs,
  actor: Actor | null,
  input: { invitationId: string; payloadHash: string },
): Promise<RoleInvitation> {
  const { value, version } = await requireStored(ports.book, invitations, input.invitationId);
  const approved = approveInvitation(actor, value, input.payloadHash, ports.clock.now());
  requireFreshSignIn(requireSignedIn(actor), ports.wallClock.now());
  const event = newEvent(ports, "role.approved.v1", value.payload.orgId, { invitationId: value.id });
  await commitOrFail(ports.book, [put(invitations, approved, version), publish(event)]);
  await ports.mailer.send({
    to: approved.payload.email,
    subject: `Your role at Heliograph: ${approved.payload.role}`,
    text: `You were invited as ${approved.payload.role}. Sign in with this address and accept the invitation ${approved.id}.`,
  });
  return approved;
}

/** The invited person takes the role. */
export async function acceptRole(ports: Needs, actor: Actor | null, invitationId: string): Promise<RoleInvitation> {
  const person = requireSignedIn(actor);
  const { value, version } = await requireStored(ports.book, invitations, invitationId);
  const { invitation, membership } = acceptInvitation(person, value, ports.clock.now());
  const record = { ...membership, grantedBy: invitation.id, grantedAt: formatInstant(ports.clock.now()) };
  const event = newEvent(ports, "role.accepted.v1", membership.orgId, { invitationId, userId: membership.userId });
  await commitOrFail(ports.book, [put(invitations, invitation, version), put(memberships, record, 0), publish(event)]);
  return invitation;
}

export async function revokeRole(ports: Needs, actor: Actor | null, invitationId: string): Promise<RoleInvitation> {
  const { value, version } = await requireStored(ports.book, invitations, invitationId);
  const revoked = revokeInvitation(actor, value);
  const event = newEvent(ports, "role.revoked.v1", value.payload.orgId, { invitationId });
  await commitOrFail(ports.book, [put(invitations, revoked, version), publish(event)]);
  return revoked;
}
