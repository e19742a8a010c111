import type { ReactNode } from "react";
import { Disclosure } from "../../_components/disclosure";

type Props = {
  /** Place in the way from the cent to the meter, from 1. */
  readonly number: number;
  readonly title: string;
  /** The level in one sentence with its figure; always visible. */
  readonly summary: ReactNode;
  /** Text of the line that opens the detail. */
  readonly more: string;
  readonly open?: boolean;
  readonly children: ReactNode;
};

/** One level of a coupon's way; the next one stands below it. */
export function Level({ number, title, summary, more, open, children }: Props) {
  return (
    <li className="relative flex gap-3 pb-8 last:pb-0">
      <span
        aria-hidden="true"
        className="flex size-7 flex-none items-center justify-center rounded-full border border-accent-edge bg-accent font-semibold text-12 text-on-accent"
      >
        {number}
      </span>
      <div className="min-w-0 flex-1 pt-0.5">
        <h2 className="text-16">{title}</h2>
        <div className="mt-1 max-w-prose text-14">{summary}</div>
        <div className="mt-1">
          <Disclosure summary={more} open={open}>
            <div className="grid gap-4">{children}</div>
          </Disclosure>
        </div>
      </div>
    </li>
  );
}
