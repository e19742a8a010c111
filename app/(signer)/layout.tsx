import type { ReactNode } from "react";
import { requireMe } from "../_api/me";
import { PartMessages } from "../_shell/part-messages";

/** Pages of the signer: for signer. What they may read and do, the API decides object by object. */
export default async function SignerLayout({ children }: { readonly children: ReactNode }) {
  await requireMe(["signer"]);
  return <PartMessages parts={["signer", "chart"]}>{children}</PartMessages>;
}
