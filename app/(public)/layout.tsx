import type { ReactNode } from "react";
import { PartMessages } from "../_shell/part-messages";

/** Pages that anybody may read. */
export default function PublicLayout({ children }: { readonly children: ReactNode }) {
  return <PartMessages parts={["public", "signIn", "gallery", "chart"]}>{children}</PartMessages>;
}
