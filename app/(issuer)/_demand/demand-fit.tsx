"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { readCsvHistory } from "@/lib/core/energy/charging/csv-history";
import { type DemandFit, fitDemand } from "@/lib/core/energy/charging/fit-demand";
import { readOcpiHistory } from "@/lib/core/energy/charging/ocpi-history";
import { isHeliographError } from "@/lib/core/errors/heliograph-error";
import type { StationSpec } from "@/lib/core/station/station-spec";
import { useApiChange } from "../../_api/use-api-change";
import { Button } from "../../_components/button";
import { ErrorNotice } from "../../_components/error-notice";
import { FileInput } from "../../_components/file-input";
import { Notice } from "../../_components/notice";
import { Section } from "../../_components/section";
import { Select } from "../../_components/select";
import { paths } from "../../_paths";
import { StationChanged } from "../_model/answers";
import { ArrivalChart } from "./arrival-chart";
import { QuantityFitCharts } from "./quantity-fit-charts";

/** A year of a busy site is a few megabytes. */
const MAXIMUM_BYTES = 33_554_432;

type Props = { readonly stationId: string; readonly version: number; readonly spec: StationSpec };
type Outcome =
  | { readonly kind: "fits"; readonly fits: readonly DemandFit[]; readonly leftOut: number }
  | { readonly kind: "refused"; readonly message: string; readonly remedy: string };

/** Reads a history of sessions in the browser, shows its fit against the data, and gives it to the station. */
export function DemandFitter({ stationId, version, spec }: Props) {
  const t = useTranslations("studio.demand");
  const router = useRouter();
  const [kind, setKind] = useState<"ac" | "dc">("dc");
  const [file, setFile] = useState<File | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const save = useApiChange(
    (changed: StationSpec) => ({
      method: "PUT",
      path: `/stations/${stationId}`,
      body: { version, spec: changed },
      schema: StationChanged,
    }),
    { success: () => router.push(paths.issuer.station(stationId)) },
  );
  const read = async (chosen: File | null, otherwise: "ac" | "dc") => {
    setFile(chosen);
    setOutcome(chosen ? outcomeOf(await chosen.text(), chosen.name, spec.site.timeZone, otherwise) : null);
  };
  return (
    <div className="grid gap-8">
      <div className="grid max-w-2xl gap-6 sm:grid-cols-2">
        <FileInput
          name="history"
          label={t("file")}
          hint={t("fileHint")}
          accept=".csv,.json,text/csv,application/json"
          maxBytes={MAXIMUM_BYTES}
          onChoose={(chosen) => void read(chosen, kind)}
        />
        <Select
          name="kind"
          label={t("kind")}
          hint={t("kindHint")}
          value={kind}
          options={[
            { value: "ac", label: "AC" },
            { value: "dc", label: "DC" },
          ]}
          onChange={(event) => {
            const chosen = event.currentTarget.value === "ac" ? "ac" : "dc";
            setKind(chosen);
            void read(file, chosen);
          }}
        />
      </div>
      {outcome?.kind === "refused" && (
        <Notice tone="bad" title={t("refused")} live>
          <p>{outcome.message}</p>
          <p className="mt-1">{outcome.remedy}</p>
        </Notice>
      )}
      {outcome?.kind === "fits" && (
        <>
          {outcome.fits.map((fit) => (
            <FitSection key={fit.kind} fit={fit} />
          ))}
          {save.error && <ErrorNotice problem={save.error.problem} certainty={save.error.certainty} kept={t("kept")} />}
          <Notice tone="info" title={t("useTitle", { count: outcome.fits.length })}>
            <p>{t("useText", { leftOut: outcome.leftOut })}</p>
            <div className="mt-3">
              <Button
                look="primary"
                pending={save.isPending}
                onClick={() => save.mutate(withDrivers(spec, outcome.fits))}
              >
                {t("use")}
              </Button>
            </div>
          </Notice>
        </>
      )}
    </div>
  );
}

function FitSection({ fit }: { readonly fit: DemandFit }) {
  const t = useTranslations("studio.demand");
  const format = useFormatter();
  const { kind, sessions, arrivals, stay, energy } = fit;
  const number = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  return (
    <Section
      title={t("fitTitle", { kind: kind.toUpperCase() })}
      lead={t("fitLead", {
        sessions,
        days: arrivals.days,
        arrivals: number(arrivals.arrivalsPerDay),
        dispersion: number(arrivals.dispersion),
      })}
    >
      <div className="grid gap-10">
        <div className="grid gap-10">
          <ArrivalChart fit={arrivals} weekend={false} />
          <ArrivalChart fit={arrivals} weekend />
        </div>
        <QuantityFitCharts name={t("stay")} unit="min" fit={stay} />
        <QuantityFitCharts name={t("energy")} unit="kWh" fit={energy} />
      </div>
    </Section>
  );
}

function outcomeOf(text: string, name: string, timeZone: string, otherwise: "ac" | "dc"): Outcome {
  try {
    const history = name.toLowerCase().endsWith(".json")
      ? readOcpiHistory(JSON.parse(text), timeZone)
      : readCsvHistory(text);
    return { kind: "fits", fits: fitDemand(history, otherwise), leftOut: history.leftOut };
  } catch (error) {
    if (isHeliographError(error)) return { kind: "refused", message: error.message, remedy: error.remedy };
    if (error instanceof SyntaxError) return { kind: "refused", message: error.message, remedy: "" };
    throw error;
  }
}

/** The fitted groups take the place of those of their kind. */
function withDrivers(spec: StationSpec, fits: readonly DemandFit[]): StationSpec {
  const kinds = fits.map(({ kind }) => kind);
  const others = spec.charging.drivers.filter((group) => !kinds.includes(group.kind));
  return { ...spec, charging: { ...spec.charging, drivers: [...others, ...fits.map(({ group }) => group)] } };
}
