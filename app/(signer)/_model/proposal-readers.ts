import type { Role } from "@/lib/core/identity/roles";

/** Who may read what is put before the Safe: the same roles as the API's. */
export const PROPOSAL_READERS: readonly Role[] = ["issuer", "signer", "operator", "trustee", "auditor"];
