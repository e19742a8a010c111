import type { Role } from "@/lib/core/identity/roles";
import { hasRole, type Me } from "../_api/me";
import { paths } from "../_paths";

export type NavigationKey =
  | "offerings"
  | "portfolio"
  | "orders"
  | "deals"
  | "stations"
  | "inbox"
  | "periods"
  | "evidence";

export type NavigationItem = { readonly key: NavigationKey; readonly href: string };

/** Pages for a role. A trustee sees what the operator and the auditor see. */
const BY_ROLE: readonly { readonly roles: readonly Role[]; readonly items: readonly NavigationItem[] }[] = [
  {
    roles: ["issuer"],
    items: [
      { key: "deals", href: paths.issuer.home },
      { key: "stations", href: paths.issuer.stations },
    ],
  },
  { roles: ["signer"], items: [{ key: "inbox", href: paths.signer.home }] },
  { roles: ["operator", "trustee"], items: [{ key: "periods", href: paths.operator.home }] },
  { roles: ["auditor", "trustee"], items: [{ key: "evidence", href: paths.auditor.home }] },
];

/** What the header offers: offerings to everybody, holdings to everybody with an account, the rest by role. */
export function navigationItems(me: Me | null): readonly NavigationItem[] {
  const offerings: NavigationItem = { key: "offerings", href: paths.home };
  if (!me) return [offerings];
  const forRoles = BY_ROLE.filter(({ roles }) => hasRole(me, roles)).flatMap(({ items }) => items);
  const invests = forRoles.length === 0 || hasRole(me, ["investor"]);
  const holdings: readonly NavigationItem[] = invests
    ? [
        { key: "portfolio", href: paths.investor.home },
        { key: "orders", href: paths.investor.orders },
      ]
    : [];
  return [offerings, ...holdings, ...forRoles];
}
