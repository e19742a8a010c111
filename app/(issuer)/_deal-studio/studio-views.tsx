"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { PoolOutlook } from "@/lib/core/abs/outlook/pool-outlook";
import type { StructureRequest } from "@/lib/core/deal/structure-request";
import { Tabs } from "../../_components/tabs";
import type { GridOrder } from "./_model/sensitivity";
import { type SizingOrder, streamsOf, withSizes } from "./_model/studio-sizing";
import { CashSection } from "./cash-section";
import { DateSection } from "./date-section";
import { LossesSection } from "./losses-section";
import { SensitivitySection } from "./sensitivity-section";
import { SizingSection } from "./sizing-section";
import type { StudioQuestion, StudioRefusal } from "./studio-messages";
import type { StudioResult, StudioState } from "./use-deal-studio";
import type { useStudioChoices } from "./use-studio-choices";
import { WaterfallEditor } from "./waterfall-editor";

type Props = {
  readonly result: StudioResult;
  readonly kept: StudioResult | null;
  readonly state: StudioState;
  readonly choices: ReturnType<typeof useStudioChoices>;
  readonly outlook: PoolOutlook;
  readonly question: StudioQuestion;
  readonly refusal: StudioRefusal | null;
  readonly onEdit: (tag: string, to: (now: StructureRequest) => StructureRequest) => void;
  readonly onGrid: (order: GridOrder | null) => void;
  readonly onSize: (order: SizingOrder) => void;
};

/** The views of a draft, one at a time: only the one that is shown is drawn at a change. */
export function StudioViews({
  result,
  kept,
  state,
  choices,
  outlook,
  question,
  refusal,
  onEdit,
  onGrid,
  onSize,
}: Props) {
  const t = useTranslations("dealStudio");
  const source = useSourceText(outlook);
  const { progress, grid, sized } = state;
  return (
    <Tabs
      label={t("views")}
      lazy
      tabs={[
        {
          id: "cash",
          label: t("cash"),
          content: (
            <CashSection
              {...{ result, kept, progress, source }}
              chosen={choices.cash}
              onChoose={choices.setCash}
              showsTable={choices.showsCashTable}
              onShowTable={choices.setShowsCashTable}
            />
          ),
        },
        {
          id: "date",
          label: t("date"),
          content: <DateSection result={result} date={choices.date} onChoose={choices.setDate} />,
        },
        {
          id: "waterfall",
          label: t("waterfall.title"),
          content: <WaterfallEditor {...{ refusal, onEdit }} request={question.request} terms={result.answer.terms} />,
        },
        {
          id: "grid",
          label: t("grid.title"),
          content: (
            <SensitivitySection {...{ result, grid }} order={choices.grid} onOrder={choices.setGrid} onWatch={onGrid} />
          ),
        },
        {
          id: "sizing",
          label: t("sizing.title"),
          content: (
            <SizingSection
              {...{ result, sized, onSize }}
              streams={streamsOf({ outlook })}
              onApply={(rows) => onEdit("sized", (now) => withSizes(now, result.answer, rows))}
            />
          ),
        },
        { id: "losses", label: t("losses.title"), content: <LossesSection {...{ result, progress, source }} /> },
      ]}
    />
  );
}

/** Which stations' futures are drawn from their own Monte Carlo run, and which from the usual spreads. */
function useSourceText({ stations }: PoolOutlook): string {
  const t = useTranslations("dealStudio.source");
  const format = useFormatter();
  const simulated = stations.filter(({ risk }) => risk !== null);
  const assumed = stations.filter(({ risk }) => risk === null);
  return [
    simulated.length > 0 &&
      t("runs", {
        stations: format.list(
          simulated.map(({ stationName, risk }) =>
            t("run", { station: stationName, paths: risk?.paths ?? 0, seed: risk?.seed ?? 0 }),
          ),
        ),
      }),
    assumed.length > 0 && t("assumed", { stations: format.list(assumed.map(({ stationName }) => stationName)) }),
  ]
    .filter(Boolean)
    .join(" ");
}
