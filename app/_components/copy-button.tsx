"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Icon } from "./icon";

type Props = {
  readonly text: string;
  /** What is copied, for the button's name: "hash", "address". */
  readonly what: string;
};

/** Copies a text and says that it did. */
export function CopyButton({ text, what }: Props) {
  const t = useTranslations("component");
  const [outcome, setOutcome] = useState<"copied" | "copyFailed" | null>(null);
  const copy = async () => {
    const result = await navigator.clipboard.writeText(text).then(
      () => "copied" as const,
      () => "copyFailed" as const,
    );
    setOutcome(result);
    setTimeout(() => setOutcome(null), 2_000);
  };
  return (
    <span className="relative inline-flex" data-print="hide">
      <button
        type="button"
        onClick={copy}
        aria-label={t("copyOf", { what })}
        title={t("copy")}
        className="inline-flex size-6 items-center justify-center rounded-control text-muted hover:bg-sunken hover:text-ink"
      >
        <Icon name={outcome === "copied" ? "check" : "copy"} />
      </button>
      <span role="status" className="absolute top-full right-0 z-10">
        {outcome && (
          <span className="block rounded-control border border-line bg-surface px-2 py-1 font-sans text-12 whitespace-nowrap shadow-sm">
            {t(outcome)}
          </span>
        )}
      </span>
    </span>
  );
}
