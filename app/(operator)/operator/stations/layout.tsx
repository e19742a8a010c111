import type { ReactNode } from "react";
import { PartMessages } from "../../../_shell/part-messages";

/** The stations' pages move the clock too, in the periods' words. */
export default function StationsLayout({ children }: { readonly children: ReactNode }) {
  return <PartMessages parts={["operator", "period", "chart"]}>{children}</PartMessages>;
}
