import type { ReactNode } from "react";
import { Icon } from "./icon";

type Props = { readonly summary: ReactNode; readonly open?: boolean; readonly children: ReactNode };

/** Detail one key away; works without script. */
export function Disclosure({ summary, open = false, children }: Props) {
  return (
    <details open={open}>
      <summary className="inline-flex min-h-8 list-none items-center gap-1 rounded-control text-14 text-muted hover:text-ink [&::-webkit-details-marker]:hidden">
        {/* Turned by its own disclosure only: one that lies in an open one may be closed. */}
        <span className="in-[details[open]>summary]:rotate-90">
          <Icon name="right" />
        </span>
        {summary}
      </summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}
