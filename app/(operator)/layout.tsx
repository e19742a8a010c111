import type { ReactNode } from "react";
import { requireArea } from "../_api/area";
import { PartMessages } from "../_shell/part-messages";

/** Pages of the operator: for operator, trustee. What they may read and do, the API decides object by object. */
export default async function OperatorLayout({ children }: { readonly children: ReactNode }) {
  await requireArea();
  return <PartMessages parts={["operator", "chart"]}>{children}</PartMessages>;
}
