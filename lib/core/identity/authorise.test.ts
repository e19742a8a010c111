import type { Actor } from "./actor";
import { FRESH_AUTHENTICATION_MS, requireFreshSignIn, requireRole, requireSelf } from "./authorise";
import { acceptInvitation, approveInvitation, proposeInvitation, revokeInvitation } from "./role-invitation";
import type { Role } from "./roles";

const ULID = "01JBQZ3W5K6M7N8P9QRSTVWXY";
const ORG = `org_${ULID}A`;
const OTHER_ORG = `org_${ULID}B`;
const NOW = Date.parse("2026-11-02T12:00:00Z");

function person(letter: string, role?: Role, orgId = ORG): Actor {
  const userId = `usr_${ULID}${letter}`;
  const memberships = role ? [{ userId, orgId, role }] : [];
  return { userId, email: `${letter.toLowerCase()}@example.com`, memberships, authenticatedAt: NOW };
}

const code = (value: string) => expect.objectContaining({ code: value });

describe("authorisation", () => {
  it("lets the role through, in its own organisation only", () => {
    const issuer = person("A", "issuer");
    expect(requireRole(issuer, ORG, ["issuer", "operator"])).toBe(issuer);
    expect(() => requireRole(null, ORG, ["issuer"])).toThrow(code("NOT_SIGNED_IN"));
    expect(() => requireRole(issuer, ORG, ["trustee"])).toThrow(code("ROLE_MISSING"));
    expect(() => requireRole(person("B", "issuer", OTHER_ORG), ORG, ["issuer"])).toThrow(code("NOT_FOUND"));
    expect(() => requireRole(person("C"), ORG, ["investor"])).toThrow(code("NOT_FOUND"));
  });

  it("does not take another person's membership for one's own", () => {
    const borrowed = { ...person("C"), memberships: person("A", "administrator").memberships };
    expect(() => requireRole(borrowed, ORG, ["administrator"])).toThrow(code("NOT_FOUND"));
  });

  it("keeps what belongs to one person from others, and asks for a fresh sign-in", () => {
    const actor = person("A");
    expect(requireSelf(actor, actor.userId)).toBe(actor);
    expect(() => requireSelf(actor, person("B").userId)).toThrow(code("NOT_FOUND"));
    expect(() => requireFreshSignIn(actor, NOW + FRESH_AUTHENTICATION_MS)).not.toThrow();
    expect(() => requireFreshSignIn(actor, NOW + FRESH_AUTHENTICATION_MS + 1)).toThrow(code("FRESH_SIGN_IN_NEEDED"));
    expect(() => requireFreshSignIn(actor, NOW - 1)).toThrow(code("FRESH_SIGN_IN_NEEDED"));
  });
});

describe("a role is granted by two people", () => {
  const proposer = person("A", "administrator");
  const approver = person("B", "administrator");
  const invitee = person("C");
  const propose = () => proposeInvitation(proposer, { orgId: ORG, email: "C@example.com", role: "trustee" }, NOW);

  it("goes from proposal over approval to membership", () => {
    const invitation = propose();
    const approved = approveInvitation(approver, invitation, invitation.payloadHash, NOW);
    const { membership, invitation: accepted } = acceptInvitation(invitee, approved, NOW);
    expect(membership).toEqual({ userId: invitee.userId, orgId: ORG, role: "trustee" });
    expect(() => acceptInvitation(invitee, accepted, NOW)).toThrow(code("INVITATION_STATE_INVALID"));
  });

  it("refuses self-approval, a changed payload, a stranger, and a lapse of time", () => {
    const invitation = propose();
    const { payloadHash } = invitation;
    expect(() => approveInvitation(proposer, invitation, payloadHash, NOW)).toThrow(code("INVITATION_SAME_PERSON"));
    const toSelf = proposeInvitation(proposer, { orgId: ORG, email: approver.email, role: "signer" }, NOW);
    expect(() => approveInvitation(approver, toSelf, toSelf.payloadHash, NOW)).toThrow(code("INVITATION_SAME_PERSON"));
    const raised = { ...invitation, payload: { ...invitation.payload, role: "administrator" as const } };
    expect(() => approveInvitation(approver, raised, payloadHash, NOW)).toThrow(code("INVITATION_CHANGED"));
    expect(() => approveInvitation(person("D", "issuer"), invitation, payloadHash, NOW)).toThrow(code("ROLE_MISSING"));
    expect(() => acceptInvitation(invitee, invitation, NOW)).toThrow(code("INVITATION_STATE_INVALID"));
    const approved = approveInvitation(approver, invitation, payloadHash, NOW);
    expect(() => acceptInvitation(person("D"), approved, NOW)).toThrow(code("NOT_INVITED"));
    const late = Date.parse(invitation.payload.expiresAt);
    expect(() => acceptInvitation(invitee, approved, late)).toThrow(code("INVITATION_EXPIRED"));
    expect(() => acceptInvitation(invitee, revokeInvitation(proposer, approved), NOW)).toThrow(
      code("INVITATION_STATE_INVALID"),
    );
  });
});
