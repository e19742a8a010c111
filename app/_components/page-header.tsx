import type { ReactNode } from "react";

type Props = {
  readonly title: ReactNode;
  /** One or two sentences: what this page is for. */
  readonly lead?: ReactNode;
  /** Breadcrumbs, above the title. */
  readonly above?: ReactNode;
  /** A badge beside the title. */
  readonly status?: ReactNode;
  /** Buttons and links; the primary one first. */
  readonly actions?: ReactNode;
};

/** The head of every page: the only h1. */
export function PageHeader({ title, lead, above, status, actions }: Props) {
  return (
    <header className="mb-8">
      {above}
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="min-w-0 max-w-prose">
          <div className="flex flex-wrap items-center gap-3">
            <h1 className="text-28">{title}</h1>
            {status}
          </div>
          {lead && <p className="mt-2 text-16 text-muted">{lead}</p>}
        </div>
        {actions && (
          <div className="flex flex-wrap gap-3" data-print="hide">
            {actions}
          </div>
        )}
      </div>
    </header>
  );
}
