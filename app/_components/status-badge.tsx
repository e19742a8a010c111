import { useTranslations } from "next-intl";
import type { messages } from "../_messages/en";
import { Icon, type IconName } from "./icon";

export type Tone = "neutral" | "good" | "bad" | "warn" | "info";
export type Status = keyof (typeof messages)["component"]["status"];

type Props = { readonly status: Status } | { readonly tone: Tone; readonly label: string };

const TONE_OF_STATUS: Record<Status, Tone> = {
  draft: "neutral",
  published: "info",
  proposed: "info",
  approved: "good",
  rejected: "bad",
  signed: "good",
  issued: "good",
  open: "info",
  closed: "neutral",
  pending: "info",
  running: "info",
  done: "good",
  eligible: "good",
  "not-eligible": "bad",
  reflection: "info",
  committed: "info",
  paid: "good",
  delivered: "good",
  cancelled: "neutral",
  expired: "neutral",
  failed: "bad",
  verified: "good",
  measured: "good",
  missing: "warn",
  refused: "bad",
  estimated: "warn",
  break: "bad",
  reconciled: "good",
  attested: "good",
  anchored: "good",
  declared: "info",
  funded: "good",
  superseded: "neutral",
  simulated: "warn",
};

const LOOK: Record<Tone, { readonly icon: IconName; readonly className: string }> = {
  neutral: { icon: "dot", className: "bg-sunken text-muted" },
  good: { icon: "check", className: "bg-good-soft text-good" },
  bad: { icon: "cross", className: "bg-bad-soft text-bad" },
  warn: { icon: "warning", className: "bg-warn-soft text-warn" },
  info: { icon: "clock", className: "bg-info-soft text-info" },
};

/** A state in one word, with an icon, so that colour never says it alone. */
export function StatusBadge(props: Props) {
  const t = useTranslations("component.status");
  const tone = "status" in props ? TONE_OF_STATUS[props.status] : props.tone;
  const label = "status" in props ? t(props.status) : props.label;
  const { icon, className } = LOOK[tone];
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-control py-0.5 pr-2 pl-1 font-semibold text-12 whitespace-nowrap ${className}`}
    >
      <Icon name={icon} circled={icon === "dot" || icon === "clock"} />
      {label}
    </span>
  );
}
