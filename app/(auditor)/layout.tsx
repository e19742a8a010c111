import type { ReactNode } from "react";
import { requireMe } from "../_api/me";
import { PartMessages } from "../_shell/part-messages";

/** Pages of the auditor: for auditor, trustee. What they may read and do, the API decides object by object. */
export default async function AuditorLayout({ children }: { readonly children: ReactNode }) {
  await requireMe(["auditor", "trustee"]);
  return <PartMessages parts={["auditor", "period", "chart"]}>{children}</PartMessages>;
}
