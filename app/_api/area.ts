import { headers } from "next/headers";
import { cache } from "react";
import type { Role } from "@/lib/core/identity/roles";
import { requireMe } from "./me";
import { PAGE_PATH_HEADER } from "./page-path";

/** Who the pages of an area are for; any account where no role is named. */
export const AREA_ROLES = {
  "/investor": [],
  "/issuer": ["issuer"],
  "/signer": ["issuer", "signer", "operator", "trustee", "auditor"],
  "/operator": ["operator", "trustee"],
  "/auditor": ["auditor", "trustee"],
} as const satisfies Readonly<Record<`/${string}`, readonly Role[]>>;

/**
 * Ends in the sign-in or the role page unless the page that is asked for is this person's. A layout and its page are
 * rendered side by side, so that the layout alone would refuse a page whose data are already on their way.
 */
export const requireArea = cache(async (): Promise<void> => {
  const path = (await headers()).get(PAGE_PATH_HEADER) ?? "/";
  for (const [area, roles] of Object.entries(AREA_ROLES)) {
    if (path === area || path.startsWith(`${area}/`)) await requireMe(roles);
  }
});
