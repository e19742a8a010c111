import { useTranslations } from "next-intl";
import type { DefaultsView } from "@/lib/core/enforcement/defaults-view";
import { DateText } from "../../_components/date-text";
import { Facts } from "../../_components/facts";
import { Hash } from "../../_components/hash";
import { Notice } from "../../_components/notice";
import { Section } from "../../_components/section";
import { StatusBadge, type Tone } from "../../_components/status-badge";
import { DeclareForm } from "./declare-form";
import { SettleForm } from "./settle-form";

type Item = DefaultsView["items"][number];
type Props = {
  readonly dealId: string;
  readonly dealName: string;
  readonly timeZone: string;
  readonly view: DefaultsView;
  /** The trustee acts; everybody else reads. */
  readonly isTrustee: boolean;
};

const TONES = { cured: "good", enforced: "bad", grace: "warn", over: "bad" } as const satisfies Record<string, Tone>;

/** Events of default: what the terms name, what was declared, and what the trustee may do about it. */
export function DefaultsSection({ dealId, dealName, timeZone, view, isTrustee }: Props) {
  const t = useTranslations("operator.defaults");
  return (
    <Section title={t("title")} lead={t("lead")} card>
      <div className="grid gap-6">
        {view.enforcedFrom !== null && (
          <Notice tone="bad" title={t("enforced", { period: view.enforcedFrom })}>
            <p>{t("enforcedText")}</p>
          </Notice>
        )}
        {view.items.length === 0 && <p className="text-14 text-muted">{t("none")}</p>}
        {view.items.map((item) => (
          <Declared key={item.declared.notice.id} item={item} timeZone={timeZone} view={view} isTrustee={isTrustee} />
        ))}
        {isTrustee && view.named.length > 0 && <DeclareForm dealId={dealId} dealName={dealName} named={view.named} />}
        {view.named.length === 0 && <p className="text-14 text-muted">{t("unnamed")}</p>}
      </div>
    </Section>
  );
}

function Declared({
  item,
  timeZone,
  view,
  isTrustee,
}: { readonly item: Item } & Pick<Props, "timeZone" | "view" | "isTrustee">) {
  const t = useTranslations("operator.defaults");
  const { notice, cure, acceleration } = item.declared;
  const state = cure ? "cured" : acceleration ? "enforced" : item.inGrace ? "grace" : "over";
  const event = t(`events.${notice.event}`);
  const path = `/defaults/${encodeURIComponent(notice.id)}` as const;
  const summary = [
    { label: t("event"), value: event },
    { label: t("occurredOn"), value: notice.occurredOn },
    { label: t("graceEnds"), value: notice.graceEnds },
  ];
  return (
    <article className="grid gap-3 border-line border-b pb-4 last:border-b-0">
      <h3 className="flex flex-wrap items-center gap-3 font-semibold text-16">
        {event} <StatusBadge tone={TONES[state]} label={t(`states.${state}`)} />
      </h3>
      <Facts
        items={[
          { label: t("occurredOn"), value: <DateText value={notice.occurredOn} /> },
          { label: t("graceEnds"), value: <DateText value={notice.graceEnds} /> },
          { label: t("declaredAt"), value: <DateText value={notice.declaredAt} timeZone={timeZone} /> },
          { label: t("reason"), value: notice.reason },
          { label: t("evidence"), value: <Hash value={notice.evidence} of={event} /> },
          ...(cure
            ? [
                { label: t("curedAt"), value: <DateText value={cure.curedAt} timeZone={timeZone} /> },
                { label: t("cureReason"), value: cure.reason },
                { label: t("cureEvidence"), value: <Hash value={cure.evidence} of={t("cureEvidence")} /> },
              ]
            : []),
          ...(acceleration
            ? [
                {
                  label: t("acceleratedAt"),
                  value: <DateText value={acceleration.acceleratedAt} timeZone={timeZone} />,
                },
                { label: t("fromPeriod"), value: acceleration.fromPeriod },
                { label: t("accelerationReason"), value: acceleration.reason },
              ]
            : []),
        ]}
      />
      {isTrustee && state === "grace" && <SettleForm purpose="cure" path={`${path}/cure`} summary={summary} />}
      {isTrustee && state === "over" && view.enforcedFrom === null && view.hasEnforcementPriority && (
        <SettleForm
          purpose="accelerate"
          path={`${path}/acceleration`}
          summary={summary}
          isDirected={view.acceleration === "majority-of-senior"}
        />
      )}
    </article>
  );
}
