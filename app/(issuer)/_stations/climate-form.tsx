"use client";

import { useTranslations } from "next-intl";
import type { MonthlyClimate } from "@/lib/core/station/monthly-climate";
import { useApiChange } from "../../_api/use-api-change";
import { Form } from "../../_components/form";
import { useNavigate } from "../../_components/navigate";
import { paths } from "../../_paths";
import { StationChanged } from "../_model/answers";
import { ClimateFields } from "./climate-fields";
import { useClimateDraft } from "./use-climate-draft";

type Props = { readonly stationId: string; readonly version: number; readonly climate: MonthlyClimate };

/** Gives a station twelve monthly values in place of its weather. */
export function ClimateForm({ stationId, version, climate }: Props) {
  const t = useTranslations("issuer.weather");
  const navigate = useNavigate();
  const draft = useClimateDraft(climate);
  const save = useApiChange(
    (months: MonthlyClimate) => ({
      method: "PUT",
      path: `/stations/${stationId}`,
      body: { version, climate: months },
      schema: StationChanged,
    }),
    { success: () => navigate.push(paths.issuer.station(stationId)) },
  );
  return (
    <Form
      schema={draft.formSchema}
      labels={draft.labels}
      send={save.mutateAsync}
      pending={save.isPending}
      problem={save.error}
      submit={t("saveClimate")}
    >
      {(errors) => <ClimateFields draft={draft} errors={errors} />}
    </Form>
  );
}
