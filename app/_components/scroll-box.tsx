import type { ReactNode } from "react";

type Props = {
  readonly label: string;
  readonly busy?: boolean;
  /** Its height's limit and what else is its own. */
  readonly className?: string;
  readonly children: ReactNode;
};

/** What is wider or taller than its place scrolls in a box of its own; on paper it is whole. */
export function ScrollBox({ label, busy = false, className = "", children }: Props) {
  return (
    <section
      aria-label={label}
      aria-busy={busy || undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      data-print="unroll"
      className={`scroll-edges relative overflow-auto rounded-card border border-line ${className}`}
    >
      {children}
    </section>
  );
}
