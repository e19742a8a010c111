import type { ReactNode } from "react";
import { PartMessages } from "../../../_shell/part-messages";

/** The pages of the close speak in the operator's and in the periods' words. */
export default function DealsLayout({ children }: { readonly children: ReactNode }) {
  return <PartMessages parts={["operator", "period", "chart"]}>{children}</PartMessages>;
}
