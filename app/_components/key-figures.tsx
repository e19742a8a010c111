import type { ReactNode } from "react";

type Figure = {
  readonly label: string;
  readonly value: ReactNode;
  /** Where it comes from, what it is measured against. */
  readonly note?: ReactNode;
};

type Props = { readonly figures: readonly Figure[]; readonly label?: string };

/** The few numbers that a page is about. */
export function KeyFigures({ figures, label }: Props) {
  return (
    <dl
      aria-label={label}
      className="mb-8 grid grid-cols-2 overflow-hidden rounded-card border border-line bg-surface lg:grid-cols-[repeat(auto-fit,minmax(12rem,1fr))]"
    >
      {figures.map((figure) => (
        <div
          key={figure.label}
          className="-mt-px -ml-px min-w-0 border-line border-t border-l p-4 max-lg:odd:last:col-span-2"
        >
          <dt className="text-12 text-muted">{figure.label}</dt>
          <dd className="mt-1 font-semibold text-16 **:whitespace-normal sm:text-20">{figure.value}</dd>
          {figure.note && <dd className="mt-1 text-12 text-muted">{figure.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
