"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { RehearsalResult } from "@/lib/core/abs/losses/default-rehearsal";
import type { DealTerms } from "@/lib/core/deal/terms";
import { useApiChange } from "../../_api/use-api-change";
import { Checkbox } from "../../_components/checkbox";
import { Form } from "../../_components/form";
import { NumberInput } from "../../_components/number-input";
import { Select } from "../../_components/select";
import { FAILURES, type FailureKind, rehearsalOrder } from "./rehearsal-order";
import { RehearsedDeal } from "./rehearsed-deal";

type Props = {
  readonly terms: Pick<DealTerms, "dealId" | "currency" | "tranches" | "enforcementWaterfall">;
  readonly periods: readonly string[];
};

type Field = { readonly name: string; readonly unit: "percent" | "periods"; readonly usual: string };

/** What each failure asks for, with a value to begin with. */
const FIELDS: Readonly<Record<FailureKind, readonly Field[]>> = {
  servicer: [
    { name: "lostBps", unit: "percent", usual: "60" },
    { name: "replacedAfter", unit: "periods", usual: "4" },
    { name: "extraCostBps", unit: "percent", usual: "15" },
  ],
  meter: [
    { name: "unprovenBps", unit: "percent", usual: "100" },
    { name: "repairedAfter", unit: "periods", usual: "3" },
  ],
  "account-bank": [
    { name: "blockedFor", unit: "periods", usual: "3" },
    { name: "recoveredBps", unit: "percent", usual: "40" },
  ],
  price: [{ name: "dropBps", unit: "percent", usual: "30" }],
};

/** Lets the servicer, a meter, the bank or the price fail, and shows what each tranche then gets. */
export function RehearsalForm({ terms, periods }: Props) {
  const t = useTranslations("issuer.rehearsal");
  const [kind, setKind] = useState<FailureKind>("servicer");
  const [result, setResult] = useState<RehearsalResult | null>(null);
  const play = useApiChange(
    (body: object) => ({ method: "POST", path: `/deals/${terms.dealId}/rehearsal`, body, schema: RehearsalResult }),
    { success: setResult },
  );
  const schema = useMemo(() => rehearsalOrder({ percent: t("errors.percent"), periods: t("errors.periods") }), [t]);
  const labels = {
    from: t("from"),
    "failure.kind": t("kind"),
    enforceAfter: t("enforceAfter"),
    ...Object.fromEntries(FIELDS[kind].map(({ name }) => [`failure.${name}`, t(`field.${name}`)])),
  };
  return (
    <div className="grid gap-8">
      <div className="max-w-prose">
        <Form
          schema={schema}
          labels={labels}
          send={(order) => play.mutateAsync(order)}
          pending={play.isPending}
          problem={play.error}
          submit={t("play")}
        >
          {(errors) => (
            <>
              <Select
                name="failure.kind"
                label={t("kind")}
                value={kind}
                onChange={({ currentTarget }) =>
                  setKind(FAILURES.find((one) => one === currentTarget.value) ?? "servicer")
                }
                options={FAILURES.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
              />
              <p className="text-14 text-muted">{t(`what.${kind}`)}</p>
              <Select name="from" label={t("from")} options={periods.map((value) => ({ value, label: value }))} />
              {FIELDS[kind].map(({ name, unit, usual }) => (
                <NumberInput
                  key={`${kind} ${name}`}
                  name={`failure.${name}`}
                  label={t(`field.${name}`)}
                  unit={unit === "percent" ? "%" : t("periodsUnit")}
                  whole={unit === "periods"}
                  defaultValue={usual}
                  error={errors[`failure.${name}`]}
                />
              ))}
              {kind === "meter" && <Checkbox name="failure.isReleased" label={t("field.isReleased")} optional />}
              {terms.enforcementWaterfall && (
                <NumberInput
                  name="enforceAfter"
                  label={t("enforceAfter")}
                  hint={t("enforceHint")}
                  unit={t("periodsUnit")}
                  whole
                  error={errors.enforceAfter}
                  optional
                />
              )}
            </>
          )}
        </Form>
      </div>
      <div aria-live="polite">{result && <RehearsedDeal terms={terms} result={result} />}</div>
    </div>
  );
}
