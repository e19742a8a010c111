import type { ReactNode } from "react";
import { requireMe } from "../_api/me";
import { PartMessages } from "../_shell/part-messages";

/** Pages of the investor: for anybody with an account. What they may read and do, the API decides object by object. */
export default async function InvestorLayout({ children }: { readonly children: ReactNode }) {
  await requireMe();
  return <PartMessages parts={["investor", "chart", "wallet"]}>{children}</PartMessages>;
}
