import type { ReactNode } from "react";

type Props = {
  readonly title: string;
  /** Why there is nothing, and what makes something appear. */
  readonly text: ReactNode;
  /** What to do first. */
  readonly action?: ReactNode;
  /** h2 unless it stands inside a section that has one. */
  readonly level?: 2 | 3;
};

export function EmptyState({ title, text, action, level = 2 }: Props) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div className="rounded-card border border-control border-dashed px-4 py-8 sm:px-8">
      <Heading className="text-16">{title}</Heading>
      <p className="mt-1 max-w-prose text-14 text-muted">{text}</p>
      {action && <div className="mt-4 flex flex-wrap gap-3">{action}</div>}
    </div>
  );
}
