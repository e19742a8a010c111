"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RevenueStream } from "@/lib/core/cashflow/lines/monthly-cash-flow";
import { Button } from "../../_components/button";
import { Checkbox } from "../../_components/checkbox";
import { DataTable } from "../../_components/data-table";
import { Notice } from "../../_components/notice";
import { NumberInput } from "../../_components/number-input";
import { Section } from "../../_components/section";
import {
  type CaseText,
  casesOf,
  type SizedClassRow,
  type SizingOrder,
  USUAL_CASES,
  USUALLY_CONTRACTED,
} from "./_model/studio-sizing";
import type { StudioResult } from "./use-deal-studio";

type Props = {
  readonly result: StudioResult;
  /** Streams that bring revenue to the pool. */
  readonly streams: readonly RevenueStream[];
  readonly sized: readonly SizedClassRow[] | "wrong" | null;
  readonly onSize: (order: SizingOrder) => void;
  readonly onApply: (rows: readonly SizedClassRow[]) => void;
};

const FIELDS = ["drop", "contracted", "merchant", "total"] as const;

/** The largest senior and mezzanine notes: by cover in stated cases, or by what the deal's own waterfall pays on time. */
export function SizingSection({ result, streams, sized, onSize, onApply }: Props) {
  const t = useTranslations("dealStudio.sizing");
  const names = useTranslations("chart.streams");
  const [cases, setCases] = useState<readonly CaseText[]>(USUAL_CASES);
  const [contracted, setContracted] = useState(USUALLY_CONTRACTED);
  const [drops, setDrops] = useState({ senior: "40", mezzanine: "20" });
  const { losses } = result;
  const change = (place: number, field: (typeof FIELDS)[number], value: string) =>
    setCases(cases.map((text, index) => (index === place ? { ...text, [field]: value } : text)));
  return (
    <Section title={t("title")} lead={t("lead")}>
      <div className="grid gap-8 xl:grid-cols-2">
        <fieldset className="min-w-0 rounded-card border border-line bg-surface p-4">
          <legend className="float-left mb-2 w-full font-semibold text-16">{t("byCover")}</legend>
          <p className="clear-both mb-3 text-14 text-muted">{t("byCoverLead")}</p>
          <div className="mb-4 flex flex-wrap gap-x-6 gap-y-2">
            {streams.map((stream) => (
              <Checkbox
                key={stream}
                name={`contracted-${stream}`}
                label={t("contractedStream", { stream: names(stream) })}
                optional
                checked={contracted.includes(stream)}
                onChange={({ currentTarget: { checked } }) =>
                  setContracted(checked ? [...contracted, stream] : contracted.filter((other) => other !== stream))
                }
              />
            ))}
          </div>
          <div className="grid gap-4">
            {cases.map((text, place) => (
              <fieldset key={text.name} className="grid grid-cols-2 gap-3">
                <legend className="mb-1 font-semibold text-14">{text.name}</legend>
                {FIELDS.map((field) => (
                  <NumberInput
                    key={field}
                    name={`case-${text.name}-${field}`}
                    label={t(`case.${field}`)}
                    unit={field === "drop" ? "%" : "×"}
                    value={text[field]}
                    onChange={({ currentTarget: { value } }) => change(place, field, value)}
                  />
                ))}
              </fieldset>
            ))}
          </div>
          <div className="mt-4 flex flex-wrap gap-3">
            <Button onClick={() => onSize({ by: "cover", contracted, cases })}>{t("sizeByCover")}</Button>
            <Button look="quiet" disabled={!losses} onClick={() => losses && setCases(casesOf(losses))}>
              {t("takeFalls")}
            </Button>
          </div>
        </fieldset>
        <fieldset className="min-w-0 self-start rounded-card border border-line bg-surface p-4">
          <legend className="float-left mb-2 w-full font-semibold text-16">{t("byWaterfall")}</legend>
          <p className="clear-both mb-3 text-14 text-muted">{t("byWaterfallLead")}</p>
          <div className="grid grid-cols-2 gap-3">
            {(["senior", "mezzanine"] as const).map((of) => (
              <NumberInput
                key={of}
                name={`stress-${of}`}
                label={t(`stress.${of}`)}
                unit="%"
                value={drops[of]}
                onChange={({ currentTarget: { value } }) => setDrops({ ...drops, [of]: value })}
              />
            ))}
          </div>
          <div className="mt-4">
            <Button
              onClick={() => onSize({ by: "waterfall", seniorDrop: drops.senior, mezzanineDrop: drops.mezzanine })}
            >
              {t("sizeByWaterfall")}
            </Button>
          </div>
        </fieldset>
      </div>
      <div className="mt-6" aria-live="polite">
        {sized === "wrong" && <Notice tone="warn" title={t("wrong")} />}
        {sized !== null && sized !== "wrong" && <Sized rows={sized} result={result} onApply={onApply} />}
      </div>
    </Section>
  );
}

type SizedProps = Pick<Props, "result" | "onApply"> & { readonly rows: readonly SizedClassRow[] };

function Sized({ rows, result, onApply }: SizedProps) {
  const t = useTranslations("dealStudio.sizing");
  const names = useTranslations("chart.tranches");
  const { terms } = result.answer;
  const { currency } = terms;
  return (
    <>
      <DataTable
        caption={t("found")}
        columns={[
          { id: "class", header: t("class") },
          { id: "now", header: t("sizeNow"), kind: "amount", unit: currency },
          { id: "found", header: t("largest"), kind: "amount", unit: currency },
          { id: "binding", header: t("binding") },
        ]}
        rows={rows.map(({ of, parMinor, bindingCase }) => ({
          id: of,
          cells: {
            class: names(of),
            now: { currency, minor: terms.tranches.find((tranche) => tranche.class === of)?.originalParMinor ?? "0" },
            found: { currency, minor: parMinor },
            binding:
              bindingCase === "senior" || bindingCase === "mezzanine"
                ? t("ownStress")
                : (bindingCase ?? t("searchBound")),
          },
        }))}
      />
      <div className="flex flex-wrap gap-3">
        {rows.map((row) => (
          <Button key={row.of} onClick={() => onApply([row])}>
            {t("apply", { tranche: names(row.of) })}
          </Button>
        ))}
      </div>
    </>
  );
}
