"use client";

import { Progress } from "@base-ui/react/progress";
import { useTranslations } from "next-intl";

type Props = {
  /** What is being done: "Simulating 8 760 hours". */
  readonly label: string;
  /** Done and to do, in the same unit; null while that is not known. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Where it can be found again if the page is left. */
  readonly note?: string;
};

/** Long work with its figure. Screen readers hear it now and then, not at every step. */
export function ProgressBar({ label, progress, note }: Props) {
  const t = useTranslations("component");
  const value = progress && progress.total > 0 ? Math.round((progress.done / progress.total) * 100) : null;
  const heard = value === null ? t("progressUnknown") : `${Math.floor(value / 10) * 10} %`;
  return (
    <div>
      <Progress.Root value={value} className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-14">
        <Progress.Label className="font-semibold">{label}</Progress.Label>
        <span className="text-muted">
          {progress === null ? t("progressUnknown") : t("progressOf", { done: progress.done, total: progress.total })}
        </span>
        <Progress.Track className="col-span-2 h-2 overflow-hidden rounded-control bg-sunken outline-1 outline-control -outline-offset-1">
          <Progress.Indicator className="h-full bg-accent transition-[width] duration-150 data-indeterminate:w-1/3 data-indeterminate:motion-safe:animate-pulse" />
        </Progress.Track>
      </Progress.Root>
      {note && <p className="mt-1 text-12 text-muted">{note}</p>}
      <span role="status" className="sr-only">
        {label}: {heard}
      </span>
    </div>
  );
}
