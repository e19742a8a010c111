import { type ReactNode, useId } from "react";

type Props = {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** An object of its own (a proposal, a form): on a surface with a border. Otherwise it lies on the page. */
  readonly card?: boolean;
  readonly children: ReactNode;
};

/** A titled part of a page. */
export function Section({ title, lead, actions, card = false, children }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={`mb-12 ${card ? "rounded-card border border-line bg-surface p-4 sm:p-6" : ""}`}
    >
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-3">
        <h2 id={id} className="text-20">
          {title}
        </h2>
        {actions && <div data-print="hide">{actions}</div>}
      </div>
      {lead && <p className="-mt-2 mb-4 max-w-prose text-14 text-muted">{lead}</p>}
      {children}
    </section>
  );
}
