"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import * as z from "zod";
import type { DefaultsView } from "@/lib/core/enforcement/defaults-view";
import { useApiChange } from "../../_api/use-api-change";
import { ConfirmDialog } from "../../_components/confirm-dialog";
import { Disclosure } from "../../_components/disclosure";
import { useNavigate } from "../../_components/navigate";
import { Select } from "../../_components/select";
import { TextInput } from "../../_components/text-input";
import { useNotify } from "../../_components/toast";
import { EvidenceFile } from "./evidence-file";

type Props = { readonly dealId: string; readonly dealName: string; readonly named: DefaultsView["named"] };

const EMPTY = { event: "", occurredOn: "", reason: "" };

/** The trustee declares an event of default: which, since when, why, and the hash of what shows it. */
export function DeclareForm({ dealId, dealName, named }: Props) {
  const t = useTranslations("operator.defaults");
  const navigate = useNavigate();
  const notify = useNotify();
  const [form, setForm] = useState(EMPTY);
  const [evidence, setEvidence] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const set = (name: keyof typeof EMPTY) => (event: { currentTarget: { value: string } }) =>
    setForm({ ...form, [name]: event.currentTarget.value });
  const chosen = named.find(({ event }) => event === form.event);
  const declare = useApiChange(() => ({
    method: "POST",
    path: `/deals/${encodeURIComponent(dealId)}/defaults`,
    body: { ...form, reason: form.reason.trim(), evidence },
    schema: z.unknown(),
  }));
  return (
    <Disclosure summary={t("declare")}>
      <div className="grid max-w-prose gap-3">
        <Select
          name="event"
          label={t("event")}
          ask={t("eventAsk")}
          value={form.event}
          onChange={set("event")}
          options={named.map(({ event, graceDays }) => ({
            value: event,
            label: t("eventGrace", { event: t(`events.${event}`), days: graceDays }),
          }))}
        />
        <TextInput
          name="occurredOn"
          type="date"
          label={t("occurredOn")}
          value={form.occurredOn}
          onChange={set("occurredOn")}
        />
        <TextInput name="reason" label={t("reason")} maxLength={500} value={form.reason} onChange={set("reason")} />
        <EvidenceFile
          key={round}
          name="evidence"
          label={t("evidence")}
          hint={t("evidenceHint")}
          hash={evidence}
          onHash={setEvidence}
        />
        <div>
          <ConfirmDialog
            trigger={t("declareAction")}
            look="danger"
            danger
            disabled={!chosen || form.occurredOn === "" || form.reason.trim().length < 3 || evidence === null}
            title={t("declareTitle")}
            consequence={t("declareConsequence")}
            summary={[
              { label: t("deal"), value: dealName },
              { label: t("event"), value: chosen ? t(`events.${chosen.event}`) : "" },
              { label: t("occurredOn"), value: form.occurredOn },
              { label: t("reason"), value: form.reason },
              { label: t("evidence"), value: evidence ?? "" },
            ]}
            confirm={t("declareVerb")}
            onConfirm={async () => {
              await declare.mutateAsync(undefined);
              notify({ title: t("declared") });
              setForm(EMPTY);
              setEvidence(null);
              setRound(round + 1);
              navigate.refresh();
            }}
          />
        </div>
      </div>
    </Disclosure>
  );
}
