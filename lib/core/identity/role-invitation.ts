import * as z from "zod";
import { HeliographError } from "../errors/heliograph-error";
import { hashOf } from "../evidence/hash";
import { idSchema } from "../ids/ids";
import { DAY_MS, formatInstant, type Instant, InstantIso, parseInstant } from "../time/instant";
import type { Actor } from "./actor";
import { requireRole } from "./authorise";
import { Membership, Role } from "./roles";

const INVITATION_LIFETIME_MS = 7 * DAY_MS;

export const INVITATION_TRANSITIONS = {
  proposed: ["approved", "revoked"],
  approved: ["accepted", "revoked"],
  accepted: [],
  revoked: [],
} as const satisfies Record<string, readonly string[]>;

const InvitationState = z.enum(["proposed", "approved", "accepted", "revoked"]);
type InvitationState = z.infer<typeof InvitationState>;

/** What is granted: the part whose hash the second person approves. */
export const InvitationPayload = z.strictObject({
  orgId: idSchema("organisation"),
  email: z.email().max(254).toLowerCase(),
  role: Role,
  proposedBy: idSchema("user"),
  proposedAt: InstantIso,
  expiresAt: InstantIso,
});
export type InvitationPayload = z.infer<typeof InvitationPayload>;

/** A role is granted by two people: one administrator proposes, another approves the hash of exactly that. */
export const RoleInvitation = z.strictObject({
  /** `inv_` and the first 32 hex digits of the payload's hash. */
  id: z.string().regex(/^inv_[0-9a-f]{32}$/),
  payload: InvitationPayload,
  payloadHash: z.string().regex(/^[0-9a-f]{64}$/),
  state: InvitationState,
  approvedBy: idSchema("user").nullable(),
  approvedAt: InstantIso.nullable(),
  acceptedBy: idSchema("user").nullable(),
  acceptedAt: InstantIso.nullable(),
});
export type RoleInvitation = z.infer<typeof RoleInvitation>;

/** @throws HeliographError NOT_SIGNED_IN, NOT_FOUND, ROLE_MISSING */
export function proposeInvitation(
  actor: Actor | null,
  input: { readonly orgId: string; readonly email: string; readonly role: Role },
  now: Instant,
): RoleInvitation {
  const proposer = requireRole(actor, input.orgId, ["administrator"]);
  const payload = InvitationPayload.parse({
    ...input,
    proposedBy: proposer.userId,
    proposedAt: formatInstant(now),
    expiresAt: formatInstant(now + INVITATION_LIFETIME_MS),
  });
  const payloadHash = hashOf(payload);
  return RoleInvitation.parse({
    id: `inv_${payloadHash.slice(0, 32)}`,
    payload,
    payloadHash,
    state: "proposed",
    approvedBy: null,
    approvedAt: null,
    acceptedBy: null,
    acceptedAt: null,
  });
}

/**
 * The second pair of eyes. `payloadHash` is the hash of what the approver has seen.
 * @throws HeliographError INVITATION_SAME_PERSON, INVITATION_CHANGED, INVITATION_STATE_INVALID, INVITATION_EXPIRED, and requireRole's
 */
export function approveInvitation(
  actor: Actor | null,
  invitation: RoleInvitation,
  payloadHash: string,
  now: Instant,
): RoleInvitation {
  const approver = requireRole(actor, invitation.payload.orgId, ["administrator"]);
  assertMay(invitation, "approved", now);
  const isInvitee = approver.email.toLowerCase() === invitation.payload.email;
  if (approver.userId === invitation.payload.proposedBy || isInvitee) {
    throw new HeliographError({
      code: "INVITATION_SAME_PERSON",
      kind: "forbidden",
      message: "Who proposed or receives a role cannot approve it.",
      remedy: "Ask another administrator.",
      data: { invitation: invitation.id },
    });
  }
  if (payloadHash !== invitation.payloadHash || hashOf(invitation.payload) !== invitation.payloadHash) {
    throw new HeliographError({
      code: "INVITATION_CHANGED",
      kind: "conflict",
      message: "The invitation is not the one that was reviewed.",
      remedy: "Read it again and approve what it says now.",
      data: { invitation: invitation.id },
    });
  }
  return { ...invitation, state: "approved", approvedBy: approver.userId, approvedAt: formatInstant(now) };
}

/** Only the person who was invited, signed in with that address, takes the role. @throws HeliographError NOT_INVITED and as above */
export function acceptInvitation(
  actor: Actor,
  invitation: RoleInvitation,
  now: Instant,
): { readonly invitation: RoleInvitation; readonly membership: Membership } {
  if (actor.email.toLowerCase() !== invitation.payload.email) {
    throw new HeliographError({
      code: "NOT_INVITED",
      kind: "not-found",
      message: "There is no such invitation for you.",
      remedy: "Sign in with the address that was invited.",
    });
  }
  assertMay(invitation, "accepted", now);
  const { orgId, role } = invitation.payload;
  return {
    invitation: { ...invitation, state: "accepted", acceptedBy: actor.userId, acceptedAt: formatInstant(now) },
    membership: Membership.parse({ userId: actor.userId, orgId, role }),
  };
}

/** @throws HeliographError INVITATION_STATE_INVALID and requireRole's */
export function revokeInvitation(actor: Actor | null, invitation: RoleInvitation): RoleInvitation {
  requireRole(actor, invitation.payload.orgId, ["administrator"]);
  assertTransition(invitation, "revoked");
  return { ...invitation, state: "revoked" };
}

function assertMay(invitation: RoleInvitation, to: InvitationState, now: Instant): void {
  assertTransition(invitation, to);
  if (now < parseInstant(invitation.payload.expiresAt)) return;
  throw new HeliographError({
    code: "INVITATION_EXPIRED",
    kind: "conflict",
    message: "The invitation has expired.",
    remedy: "Propose it again.",
    data: { invitation: invitation.id, expiresAt: invitation.payload.expiresAt },
  });
}

function assertTransition(invitation: RoleInvitation, to: InvitationState): void {
  const allowed: readonly InvitationState[] = INVITATION_TRANSITIONS[invitation.state];
  if (allowed.includes(to)) return;
  throw new HeliographError({
    code: "INVITATION_STATE_INVALID",
    kind: "conflict",
    message: `An invitation that is ${invitation.state} cannot become ${to}.`,
    remedy: "Read its state again; propose a new one if it is needed.",
    data: { invitation: invitation.id, state: invitation.state },
  });
}
