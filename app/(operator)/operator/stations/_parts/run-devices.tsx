"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef } from "react";
import { ApiError } from "../../../../_api/api-error";
import { Button } from "../../../../_components/button";
import { Checkbox } from "../../../../_components/checkbox";
import { ErrorNotice } from "../../../../_components/error-notice";
import { StatusBadge } from "../../../../_components/status-badge";
import { FAULTS, newestRun, startDevices } from "../_model/device-run";
import type { DeviceRun } from "../_model/metering-shapes";
import { RunResult } from "./run-result";

const EVERY_MS = 500;

type Props = { readonly stationId: string; readonly period: string; readonly monthName: string };

/** Local mode: the station's simulated devices live through the month and send it. The run goes on when the page is left. */
export function RunDevices({ stationId, period, monthName }: Props) {
  const t = useTranslations("operator.stations.simulate");
  const router = useRouter();
  const cache = useQueryClient();
  const queryKey = ["device-run", stationId];
  const { data: run = null } = useQuery({
    queryKey,
    queryFn: ({ signal }) => newestRun(stationId, signal),
    refetchInterval: ({ state }) => (state.data?.state === "running" ? EVERY_MS : false),
    staleTime: 0,
  });
  const start = useMutation<DeviceRun, ApiError, readonly (typeof FAULTS)[number][]>({
    mutationFn: (faults) => startDevices({ stationId, period, faults }),
    onSuccess: (started) => cache.setQueryData(queryKey, started),
  });
  const isRunning = run?.state === "running";
  const wasRunning = useRef(false);
  useEffect(() => {
    if (wasRunning.current && !isRunning) router.refresh();
    wasRunning.current = isRunning;
  }, [isRunning, router]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isRunning || start.isPending) return;
    const chosen = new FormData(event.currentTarget);
    start.mutate(FAULTS.filter((fault) => chosen.has(fault)));
  };
  return (
    <section
      aria-label={t("title")}
      className="mb-8 rounded-card border border-line bg-simulated px-4 py-4 text-on-simulated"
      data-print="hide"
    >
      <div className="flex flex-wrap items-center gap-3">
        <StatusBadge status="simulated" />
        <h2 className="text-16">{t("title")}</h2>
      </div>
      <p className="mt-1 max-w-prose text-14">{t("lead")}</p>
      <form onSubmit={submit} className="mt-3 grid gap-4">
        <fieldset disabled={isRunning}>
          <legend className="font-semibold text-14">{t("faults")}</legend>
          <div className="mt-2 grid gap-2 md:grid-cols-2">
            {FAULTS.map((fault) => (
              <Checkbox key={fault} name={fault} label={t(`fault.${fault}`)} hint={t(`faultHint.${fault}`)} optional />
            ))}
          </div>
        </fieldset>
        <div>
          <Button type="submit" look="primary" pending={isRunning || start.isPending}>
            {t("run", { month: monthName })}
          </Button>
        </div>
      </form>
      <div className="mt-4">
        {start.error instanceof ApiError && <ErrorNotice problem={start.error.problem} />}
        {run && !start.error && <RunResult run={run} />}
      </div>
    </section>
  );
}
