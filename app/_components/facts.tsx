import type { ReactNode } from "react";

type Props = {
  readonly items: readonly { readonly label: string; readonly value: ReactNode }[];
};

/** Terms and their values, one a row: the particulars of an object, the summary of an action. */
export function Facts({ items }: Props) {
  return (
    <dl className="divide-y divide-line border-line border-y text-14">
      {items.map((item) => (
        <div key={item.label} className="grid gap-x-6 gap-y-0.5 py-2 sm:grid-cols-[minmax(8rem,1fr)_2fr]">
          <dt className="text-muted">{item.label}</dt>
          <dd className="min-w-0">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
