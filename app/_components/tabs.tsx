"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

type Props = {
  /** Names the set: "Cases". */
  readonly label: string;
  readonly tabs: readonly { readonly id: string; readonly label: string; readonly content: ReactNode }[];
  readonly initial?: string;
  /** A view is there only while it is shown: for views that are dear to draw and keep nothing of their own. */
  readonly lazy?: boolean;
};

/** Views of the same thing side by side in one place. What must be printed or linked to is a section, not a tab. */
export function Tabs({ label, tabs, initial = tabs[0]?.id, lazy = false }: Props) {
  return (
    <Base.Root defaultValue={initial}>
      <Base.List aria-label={label} className="mb-4 flex gap-1 overflow-x-auto border-line border-b">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.id}
            value={tab.id}
            className="-outline-offset-2 min-h-10 border-transparent border-b-2 px-3 text-14 text-muted whitespace-nowrap hover:text-ink data-active:border-accent-edge data-active:font-semibold data-active:text-ink"
          >
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.id} value={tab.id} keepMounted={!lazy}>
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
