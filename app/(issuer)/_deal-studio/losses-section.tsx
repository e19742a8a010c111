"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type GradeTable, indicativeGrade } from "@/lib/core/abs/losses/indicative-grade";
import { DataTable } from "../../_components/data-table";
import { ProgressBar } from "../../_components/progress-bar";
import { Section } from "../../_components/section";
import { FAN_PATHS, FAN_SEED } from "./_model/studio-session";
import { GradeTableEditor } from "./grade-table-editor";
import type { StudioResult } from "./use-deal-studio";

type Props = { readonly result: StudioResult; readonly progress: number; readonly source: string };

/** What every tranche may lose: how far revenue may fall, and over many futures how often and how much. */
export function LossesSection({ result, progress, source }: Props) {
  const t = useTranslations("dealStudio.losses");
  const studio = useTranslations("dealStudio");
  const names = useTranslations("chart.tranches");
  const [grades, setGrades] = useState<GradeTable | null>(null);
  const { answer, breakEven, losses, isWhole } = result;
  return (
    <Section title={t("title")} lead={t("lead", { paths: FAN_PATHS, seed: FAN_SEED })}>
      <p className="mb-6 max-w-prose text-14 text-muted">{source}</p>
      {!isWhole && (
        <div className="mb-6 max-w-md">
          <ProgressBar
            label={studio("fanProgress")}
            progress={{ done: Math.round(progress * FAN_PATHS), total: FAN_PATHS }}
          />
        </div>
      )}
      <div aria-busy={!isWhole}>
        <DataTable
          caption={t("byTranche")}
          columns={[
            { id: "tranche", header: t("tranche") },
            { id: "breakEven", header: t("breakEven"), kind: "rate", decimals: 2 },
            { id: "probability", header: t("probability"), kind: "rate", decimals: 2 },
            { id: "expected", header: t("expected"), kind: "rate", decimals: 3, unit: t("ofPar") },
            { id: "given", header: t("given"), kind: "rate", decimals: 1, unit: t("ofPar") },
            ...(grades ? [{ id: "grade", header: t("grade"), unit: t("notARating") }] : []),
          ]}
          rows={answer.terms.tranches.map(({ id, class: seniority }, place) => {
            const risk = losses?.tranches[place];
            const fall = breakEven?.[place] ?? null;
            return {
              id,
              cells: {
                tranche: names(seniority),
                breakEven: fall === null ? null : fall / 10_000,
                probability: risk?.defaultProbability ?? null,
                expected: risk?.expectedLoss ?? null,
                given: risk?.lossGivenDefault ?? null,
                ...(grades && { grade: risk ? (indicativeGrade(grades, risk).grade ?? t("beyond")) : null }),
              },
            };
          })}
        />
        <div className="mt-4">
          <GradeTableEditor table={grades} onTable={setGrades} />
        </div>
        {losses && (
          <div className="mt-8 grid gap-8 lg:grid-cols-2">
            <DataTable
              caption={t("attachments")}
              columns={[
                { id: "probability", header: t("atMost"), kind: "rate", decimals: 1 },
                { id: "share", header: t("attachAt"), kind: "rate", decimals: 2, unit: t("ofAllPar") },
              ]}
              rows={losses.attachments.map(({ probability, lossShare }) => ({
                id: String(probability),
                cells: { probability, share: lossShare },
              }))}
            />
            <DataTable
              caption={t("revenue")}
              columns={[
                { id: "name", header: t("exceeded") },
                { id: "drop", header: t("fall"), kind: "rate", decimals: 2, signed: true },
              ]}
              rows={(["p50", "p90", "p99"] as const).map((name) => ({
                id: name,
                cells: { name: name.toUpperCase(), drop: losses.revenueDrop[name] },
              }))}
            />
          </div>
        )}
      </div>
    </Section>
  );
}
