import type { ReactNode } from "react";
import { requireMe } from "../_api/me";
import { PartMessages } from "../_shell/part-messages";

/** Pages of the issuer: for issuer. What they may read and do, the API decides object by object. */
export default async function IssuerLayout({ children }: { readonly children: ReactNode }) {
  await requireMe(["issuer"]);
  return <PartMessages parts={["issuer", "chart"]}>{children}</PartMessages>;
}
