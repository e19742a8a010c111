import type { Actor } from "../../core/identity/actor";
import { requireRole, requireSignedIn } from "../../core/identity/authorise";
import type { RoleInvitation } from "../../core/identity/role-invitation";
import { ROLES } from "../../core/identity/roles";
import type { Page, PageRequest, Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { invitations, type MembershipRecord, memberships, type Organisation, organisations } from "./identity-records";

/** The organisations in which somebody holds a role, once each. */
export async function listMyOrganisations(
  ports: Pick<Ports, "book">,
  actor: Actor | null,
): Promise<readonly Organisation[]> {
  const ids = [...new Set(requireSignedIn(actor).memberships.map(({ orgId }) => orgId))];
  const found = await Promise.all(ids.map((id) => requireStored(ports.book, organisations, id)));
  return found.map(({ value }) => value);
}

export async function listMembers(
  ports: Pick<Ports, "book">,
  actor: Actor | null,
  input: { orgId: string; page?: PageRequest },
): Promise<Page<Stored<MembershipRecord>>> {
  requireRole(actor, input.orgId, ROLES);
  return ports.book.listByOrg(memberships, input.orgId, input.page);
}

export async function listInvitations(
  ports: Pick<Ports, "book">,
  actor: Actor | null,
  input: { orgId: string; page?: PageRequest },
): Promise<Page<Stored<RoleInvitation>>> {
  requireRole(actor, input.orgId, ["administrator"]);
  return ports.book.listByOrg(invitations, input.orgId, input.page);
}

/** Invitations that wait for the signed-in person. */
export async function listMyInvitations(
  ports: Pick<Ports, "book">,
  actor: Actor | null,
): Promise<Page<Stored<RoleInvitation>>> {
  return ports.book.listByParent(invitations, requireSignedIn(actor).email.toLowerCase());
}
