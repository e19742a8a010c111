import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

type Props = {
  readonly tone: "info" | "good" | "warn" | "bad";
  readonly title: string;
  readonly children?: ReactNode;
  /** Announced at once where it appears after an action. */
  readonly live?: boolean;
};

const LOOK: Record<Props["tone"], { readonly icon: IconName; readonly className: string }> = {
  info: { icon: "info", className: "border-info bg-info-soft text-info" },
  good: { icon: "check", className: "border-good bg-good-soft text-good" },
  warn: { icon: "warning", className: "border-warn bg-warn-soft text-warn" },
  bad: { icon: "cross", className: "border-bad bg-bad-soft text-bad" },
};

/** Something the reader should know before going on. */
export function Notice({ tone, title, children, live = false }: Props) {
  const { icon, className } = LOOK[tone];
  return (
    <div role={live ? "alert" : undefined} className={`flex gap-3 rounded-card border px-4 py-3 ${className}`}>
      <span className="mt-1">
        <Icon name={icon} circled />
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-semibold text-16">{title}</p>
        {children && <div className="mt-1 text-14 text-ink">{children}</div>}
      </div>
    </div>
  );
}
