import type { ReactNode } from "react";
import { requireArea } from "../_api/area";
import { PartMessages } from "../_shell/part-messages";

/** Pages of the auditor: for auditor, trustee. What they may read and do, the API decides object by object. */
export default async function AuditorLayout({ children }: { readonly children: ReactNode }) {
  await requireArea();
  return <PartMessages parts={["auditor", "period", "chart"]}>{children}</PartMessages>;
}
