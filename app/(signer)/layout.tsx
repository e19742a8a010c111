import type { ReactNode } from "react";
import { requireArea } from "../_api/area";
import { PartMessages } from "../_shell/part-messages";

/**
 * Pages of what is put before the Safe: signers sign here, and whoever else may read proposals follows and relays them.
 * What they may read and do, the API decides object by object.
 */
export default async function SignerLayout({ children }: { readonly children: ReactNode }) {
  await requireArea();
  return <PartMessages parts={["signer", "wallet"]}>{children}</PartMessages>;
}
