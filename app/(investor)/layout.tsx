import type { ReactNode } from "react";
import { requireArea } from "../_api/area";
import { PartMessages } from "../_shell/part-messages";

/** Pages of the investor: for anybody with an account. What they may read and do, the API decides object by object. */
export default async function InvestorLayout({ children }: { readonly children: ReactNode }) {
  await requireArea();
  return <PartMessages parts={["investor", "chart", "wallet"]}>{children}</PartMessages>;
}
