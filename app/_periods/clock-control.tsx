"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "../_components/confirm-dialog";
import { formatDate } from "../_components/date-format";
import { DateText } from "../_components/date-text";
import { useNavigate } from "../_components/navigate";
import { Select } from "../_components/select";
import { StatusBadge } from "../_components/status-badge";
import { useNotify } from "../_components/toast";
import { advanceClock } from "./advance-clock";

export type ClockMoment = {
  readonly id: string;
  /** What happens then: "the cut-off day is over". */
  readonly label: string;
  /** ISO instant. */
  readonly at: string;
};

type Props = { readonly now: string; readonly timeZone: string; readonly moments: readonly ClockMoment[] };

/** Lets a month pass in a minute on one machine. The clock never goes back, so that each move is confirmed. */
export function ClockControl({ now, timeZone, moments }: Props) {
  const t = useTranslations("period.clock");
  const locale = useLocale();
  const navigate = useNavigate();
  const notify = useNotify();
  const [chosen, setChosen] = useState(moments[0]?.id ?? "");
  const moment = moments.find(({ id }) => id === chosen) ?? moments[0];
  const when = (at: string) => formatDate(locale, at, "minute", timeZone);
  return (
    <section
      aria-label={t("title")}
      className="rounded-card border border-line bg-simulated px-4 py-3 text-on-simulated"
    >
      <div className="flex flex-wrap items-center gap-3">
        <StatusBadge status="simulated" />
        <p className="font-semibold text-14">{t("title")}</p>
        <p className="text-14">
          <DateText value={now} timeZone={timeZone} />
        </p>
      </div>
      {moment ? (
        <div className="mt-3 flex flex-wrap items-end gap-3">
          <div className="min-w-0 flex-1 basis-full sm:max-w-96 sm:basis-0">
            <Select
              name="clock"
              label={t("to")}
              value={moment.id}
              onChange={(event) => setChosen(event.currentTarget.value)}
              options={moments.map(({ id, label }) => ({ value: id, label }))}
              hint={t("hint", { when: when(moment.at) })}
            />
          </div>
          <ConfirmDialog
            trigger={t("move")}
            title={t("confirmTitle", { label: moment.label })}
            consequence={t("consequence")}
            summary={[
              { label: t("from"), value: when(now) },
              { label: t("until"), value: when(moment.at) },
            ]}
            confirm={t("confirm")}
            onConfirm={async () => {
              await advanceClock(moment.at);
              notify({ title: t("moved", { when: when(moment.at) }) });
              navigate.refresh();
            }}
          />
        </div>
      ) : (
        <p className="mt-1 text-14">{t("nothingAhead")}</p>
      )}
    </section>
  );
}
