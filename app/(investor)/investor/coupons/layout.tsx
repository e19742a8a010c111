import type { ReactNode } from "react";
import { PartMessages } from "../../../_shell/part-messages";

/** The pages of a coupon speak in the investor's and in the periods' words. */
export default function CouponsLayout({ children }: { readonly children: ReactNode }) {
  return <PartMessages parts={["investor", "period", "chart"]}>{children}</PartMessages>;
}
