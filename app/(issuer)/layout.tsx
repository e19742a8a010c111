import type { ReactNode } from "react";
import { requireArea } from "../_api/area";
import { PartMessages } from "../_shell/part-messages";

/** Pages of the issuer: for issuer. What they may read and do, the API decides object by object. */
export default async function IssuerLayout({ children }: { readonly children: ReactNode }) {
  await requireArea();
  return <PartMessages parts={["issuer", "studio", "chart"]}>{children}</PartMessages>;
}
