import type { AuthRows } from "../../lib/adapters/auth/auth-rows";
import type { Role } from "../../lib/core/identity/roles";
import { derivedId } from "../../lib/core/ids/derived-id";
import { formatInstant } from "../../lib/core/time/instant";
import { memberships, type Organisation, organisations } from "../../lib/flows/identity/identity-records";
import { put } from "../../lib/flows/ports/book";
import type { Ports } from "../../lib/flows/ports/ports";

export type Person = {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Where the roles hold; the local organisation unless told. */
  readonly organisation?: string;
  /** Which of the Safe's three local owner keys this person holds, if any. */
  readonly ownerKey?: 0 | 1 | 2;
};

export const LOCAL_ORGANISATION = "Meridian Example Energy";
/** Owns nothing: who signs in here sees that what others own is not there for him. */
const NEIGHBOUR_ORGANISATION = "Neighbour Example Power";

/** Who can sign in to a fresh local product. Mail goes to the local mailbox; the addresses are reserved for examples. */
export const LOCAL_PEOPLE: readonly Person[] = [
  { email: "issuer@example.com", name: "Ines Issuer", roles: ["issuer"] },
  { email: "signer-1@example.com", name: "Sara Signer", roles: ["signer"], ownerKey: 0 },
  { email: "signer-2@example.com", name: "Sol Signer", roles: ["signer"], ownerKey: 1 },
  { email: "signer-3@example.com", name: "Sun Signer", roles: ["signer"], ownerKey: 2 },
  { email: "operator@example.com", name: "Omar Operator", roles: ["operator"] },
  { email: "trustee@example.com", name: "Tess Trustee", roles: ["trustee"] },
  { email: "auditor@example.com", name: "Ada Auditor", roles: ["auditor"] },
  { email: "investor@example.com", name: "Ivo Investor", roles: [] },
  {
    email: "neighbour@example.com",
    name: "Nele Neighbour",
    roles: ["issuer", "signer", "operator", "trustee", "auditor"],
    organisation: NEIGHBOUR_ORGANISATION,
  },
  { email: "administrator-1@example.com", name: "Alma Administrator", roles: ["administrator"] },
  { email: "administrator-2@example.com", name: "Abel Administrator", roles: ["administrator"] },
];

export const localOrgId = derivedId("organisation", LOCAL_ORGANISATION);
export const orgIdOf = ({ organisation = LOCAL_ORGANISATION }: Person) => derivedId("organisation", organisation);
export const localUserId = (email: string) => derivedId("user", email);

/**
 * Makes the local organisations and their people where they are not there yet: the one way in which a first administrator
 * comes to be. Signing up never gives a role.
 */
export async function ensureLocalPeople(ports: Pick<Ports, "book" | "wallClock">, rows: AuthRows): Promise<void> {
  const now = formatInstant(ports.wallClock.now());
  for (const name of [LOCAL_ORGANISATION, NEIGHBOUR_ORGANISATION]) {
    const organisation: Organisation = { id: derivedId("organisation", name), name, createdAt: now };
    await ports.book.commit([put(organisations, organisation, 0)]);
  }
  for (const person of LOCAL_PEOPLE) {
    const { email, name, roles } = person;
    const userId = localUserId(email);
    if ((await rows.get("user", userId)) === undefined) {
      await rows.insert("user", {
        ...{ id: userId, email, name, emailVerified: true, image: null },
        ...{ createdAt: now, updatedAt: now },
      });
    }
    for (const role of roles) {
      const record = { userId, orgId: orgIdOf(person), role, grantedBy: "local first start", grantedAt: now };
      await ports.book.commit([put(memberships, record, 0)]);
    }
  }
}
