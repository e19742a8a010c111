import type { ReactNode } from "react";

type Props = { readonly label: string; readonly busy?: boolean; readonly children: ReactNode };

/** A table wider than its place scrolls in a box of its own. */
export function ScrollBox({ label, busy = false, children }: Props) {
  return (
    <section
      aria-label={label}
      aria-busy={busy || undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className="scroll-edges relative overflow-x-auto rounded-card border border-line bg-surface"
    >
      {children}
    </section>
  );
}
