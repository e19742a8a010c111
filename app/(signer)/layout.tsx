import type { ReactNode } from "react";
import { requireMe } from "../_api/me";
import { PartMessages } from "../_shell/part-messages";
import { PROPOSAL_READERS } from "./_model/proposal-readers";

/**
 * Pages of what is put before the Safe: signers sign here, and whoever else may read proposals follows and relays them.
 * What they may read and do, the API decides object by object.
 */
export default async function SignerLayout({ children }: { readonly children: ReactNode }) {
  await requireMe(PROPOSAL_READERS);
  return <PartMessages parts={["signer", "wallet"]}>{children}</PartMessages>;
}
