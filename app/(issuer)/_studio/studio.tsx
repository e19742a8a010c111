"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useState } from "react";
import * as z from "zod";
import { StationSpec } from "@/lib/core/station/station-spec";
import { useApiChange } from "../../_api/use-api-change";
import { StackedBarChart } from "../../_charts/stacked-bar-chart";
import { Button } from "../../_components/button";
import { ErrorNotice } from "../../_components/error-notice";
import { Notice } from "../../_components/notice";
import { Section } from "../../_components/section";
import { useNotify } from "../../_components/toast";
import { StationChanged } from "../_model/answers";
import type { Weather } from "../_model/station-shapes";
import { cashSeries, yearlyCash } from "../_stations/cash-table";
import { ExplanationSection } from "../_stations/explanation-section";
import { FinanceSection } from "../_stations/finance-section";
import { EnergyViews } from "./energy-views";
import { FanSection } from "./fan-section";
import { FiguresTable } from "./figures-table";
import { StudioExport } from "./studio-export";
import { type StudioInput, type StudioValues, specAt, valuesOf } from "./studio-inputs";
import { StudioPanel } from "./studio-panel";
import { type Fans, useFans } from "./use-fans";
import { type StudioResult, useStudio } from "./use-studio";
import { useStudioWeather } from "./use-studio-weather";

type Props = {
  readonly stationId: string;
  readonly version: number;
  readonly spec: StationSpec;
  readonly weather: Weather;
};

/** Inputs left, results right: the first year as the slider moves, the whole life right after. */
export function Studio({ stationId, version, spec, weather }: Props) {
  const t = useTranslations("studio");
  const [saved, setSaved] = useState({ spec, version });
  const described = useMemo(() => valuesOf(saved.spec), [saved.spec]);
  const [values, setValues] = useState<StudioValues>(described);
  const [kept, setKept] = useState<StudioResult | null>(null);
  const source = useStudioWeather(stationId, weather);
  const { run, result, progress, answerMs, refusal } = useStudio(source.weather);
  const fans = useFans(stationId, source.weather);
  const notify = useNotify();

  const checked = useMemo(() => StationSpec.safeParse(specAt(saved.spec, values)), [saved.spec, values]);
  const invalid = checked.success ? null : z.prettifyError(checked.error);
  useEffect(() => {
    if (checked.success) run({ base: saved.spec, values, spec: checked.data });
  }, [saved.spec, values, checked, run]);

  const change = useCallback(
    (input: StudioInput, value: number) => setValues((before) => ({ ...before, [input]: value })),
    [],
  );
  const save = useApiChange(
    (changed: StationSpec) => ({
      method: "PUT",
      path: `/stations/${stationId}`,
      body: { version: saved.version, spec: changed },
      schema: StationChanged.extend({ version: z.number().int() }),
    }),
    {
      success: ({ version: next }, changed) => {
        setSaved({ spec: changed, version: next });
        setValues(valuesOf(changed));
        notify({ title: t("saved"), tone: "good" });
      },
    },
  );
  const moved = Object.entries(values).some(([input, value]) => described[input as StudioInput] !== value);
  return (
    <div className="grid gap-8 lg:grid-cols-[18rem_minmax(0,1fr)]">
      <section
        aria-label={t("inputs")}
        className="min-w-0 lg:sticky lg:top-4 lg:self-start lg:max-h-screen lg:overflow-y-auto"
      >
        <StudioPanel base={saved.spec} described={described} values={values} onChange={change} />
        <div className="flex flex-wrap gap-3 pt-2 pb-6">
          <Button onClick={() => setValues(described)} disabled={!moved}>
            {t("reset")}
          </Button>
          <Button
            look="primary"
            disabled={!moved || invalid !== null}
            pending={save.isPending}
            onClick={() => save.mutate(specAt(saved.spec, values))}
          >
            {t("save")}
          </Button>
        </div>
      </section>
      <div className="grid min-w-0 grid-cols-1 content-start gap-8">
        {save.error && <ErrorNotice problem={save.error.problem} certainty={save.error.certainty} kept={t("kept")} />}
        {source.error && <ErrorNotice problem={source.error.problem} />}
        {invalid !== null && (
          <Notice tone="warn" title={t("invalid")} live>
            <p className="whitespace-pre-line">{invalid}</p>
          </Notice>
        )}
        {refusal && (
          <Notice tone="bad" title={refusal.message} live>
            <p>{refusal.remedy}</p>
          </Notice>
        )}
        {result ? (
          <Results
            stationId={stationId}
            result={result}
            kept={kept}
            fans={fans}
            progress={progress}
            answerMs={answerMs}
            onKeep={setKept}
          />
        ) : (
          <p className="text-14 text-muted" role="status">
            {t("starting")}
          </p>
        )}
      </div>
    </div>
  );
}

type ResultsProps = {
  readonly stationId: string;
  readonly result: StudioResult;
  readonly kept: StudioResult | null;
  readonly fans: Fans;
  readonly progress: number;
  readonly answerMs: number | null;
  readonly onKeep: (result: StudioResult | null) => void;
};

function Results({ stationId, result, kept, fans, progress, answerMs, onKeep }: ResultsProps) {
  const t = useTranslations("studio");
  const [explains, setExplains] = useState(false);
  const isWhole = progress === 1 && result.life !== null;
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={() => onKeep(result)} disabled={!isWhole}>
          {t("keepVariant")}
        </Button>
        {kept && <Button onClick={() => onKeep(null)}>{t("dropVariant")}</Button>}
        <Button aria-expanded={explains} onClick={() => setExplains(!explains)}>
          {explains ? t("explainLess") : t("explain")}
        </Button>
        <StudioExport result={result} isWhole={isWhole} />
        <p
          className="text-12 text-muted"
          data-answer-ms={answerMs === null ? undefined : Math.round(answerMs)}
          data-whole={isWhole}
        >
          {answerMs !== null && t("answered", { ms: Math.round(answerMs) })}{" "}
          {!isWhole && t("lifeUnderWay", { share: progress })}
        </p>
      </div>
      <FiguresTable now={result} kept={kept} stale={!isWhole} />
      {explains && isWhole && result.life && <ExplanationSection spec={result.spec} summary={result.life} year={1} />}
      <Section title={t("energy")}>
        <EnergyViews now={result.first.flows} kept={kept?.first.flows ?? null} />
      </Section>
      <Section title={t("cash")}>
        <div className={kept ? "grid gap-8 xl:grid-cols-2" : ""}>
          <CashChart result={result} variant={kept ? t("now") : ""} />
          {kept && <CashChart result={kept} variant={t("variant")} />}
        </div>
      </Section>
      {result.life?.cashFlow.finance && (
        <FinanceSection finance={result.life.cashFlow.finance} currency={result.spec.currency} />
      )}
      <FanSection stationId={stationId} fans={fans} now={result} kept={kept} />
    </>
  );
}

function CashChart({ result, variant }: { readonly result: StudioResult; readonly variant: string }) {
  const t = useTranslations("issuer.simulation");
  const chart = useTranslations("chart");
  const { life, spec } = result;
  const years = useMemo(() => yearlyCash(life?.cashFlow.months ?? []), [life]);
  if (!life) return null;
  const title = variant === "" ? t("cashByYear") : `${t("cashByYear")}: ${variant}`;
  return (
    <div className="min-w-0">
      <StackedBarChart
        title={title}
        description={t("cashByYearText")}
        unit={t("thousand", { currency: spec.currency })}
        decimals={1}
        positionLabel={t("operatingYear")}
        positions={years.map((_, index) => String(index + 1))}
        series={cashSeries(years, spec.currency, {
          stream: (stream) => chart(`streams.${stream}`),
          costs: t("costsAndTax"),
        })}
        net={t("cfads")}
      />
    </div>
  );
}
