"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import * as z from "zod";
import type { DebtCase } from "@/lib/core/station/finance-plan";
import type { MonthlyClimate } from "@/lib/core/station/monthly-climate";
import { StationSpec } from "@/lib/core/station/station-spec";
import { useApiChange } from "../../_api/use-api-change";
import { Form } from "../../_components/form";
import { Link } from "../../_components/link";
import { useNavigate } from "../../_components/navigate";
import { Select } from "../../_components/select";
import { paths } from "../../_paths";
import { DocumentEditor } from "../_form/document-editor";
import { FieldGroup } from "../_form/field-group";
import { useDraft } from "../_form/use-draft";
import { StationChanged } from "../_model/answers";
import { ClimateFields } from "./climate-fields";
import { StationControls } from "./station-controls";
import { stationSets } from "./station-fields";
import { moneyOptionSets } from "./station-money-options";
import { plantOptionSets } from "./station-plant-options";
import { useClimateDraft } from "./use-climate-draft";

type Props = {
  readonly spec: StationSpec;
  /** Cases of debt sizing by the station's last risk run. */
  readonly riskCases?: readonly DebtCase[];
} & (
  | {
      readonly mode: "new";
      /** The organisations that the person may describe stations for. */
      readonly organisations: readonly { readonly id: string; readonly name: string }[];
      readonly climate: MonthlyClimate;
    }
  | { readonly mode: "edit"; readonly stationId: string; readonly version: number }
);

const EMPTY_CLIMATE: MonthlyClimate = {
  source: "",
  ...{ clearnessIndex: [], meanTemperatureC: [], dailySwingC: [], windSpeedMs: [] },
};

/** Describes a station, or changes its description. What was typed is kept until it is saved. */
export function StationForm(props: Props) {
  const t = useTranslations("issuer.stationForm");
  const navigate = useNavigate();
  const isNew = props.mode === "new";
  const options = useTranslations("issuer.stationOptions");
  const setsOf = useCallback(
    (spec: StationSpec) => [
      ...stationSets(spec, t),
      ...plantOptionSets(spec, options),
      ...moneyOptionSets(spec, options),
    ],
    [t, options],
  );
  const fieldsOf = useCallback((spec: StationSpec) => setsOf(spec).flatMap(({ fields }) => fields), [setsOf]);
  const draft = useDraft({ root: "spec", initial: props.spec, schema: StationSpec, fieldsOf });
  const climate = useClimateDraft(props.mode === "new" ? props.climate : EMPTY_CLIMATE);
  const sets = useMemo(() => setsOf(draft.document), [draft.document, setsOf]);
  const saved = { success: ({ value }: { value: { id: string } }) => navigate.push(paths.issuer.station(value.id)) };
  const create = useApiChange(
    (body: { orgId: string; spec: StationSpec; climate: MonthlyClimate }) => ({
      method: "POST",
      path: "/stations",
      body,
      schema: StationChanged,
    }),
    saved,
  );
  const update = useApiChange(
    (spec: StationSpec) => ({
      method: "PUT",
      path: `/stations/${props.mode === "edit" ? props.stationId : ""}`,
      body: { version: props.mode === "edit" ? props.version : 0, spec },
      schema: StationChanged,
    }),
    saved,
  );
  const change = isNew ? create : update;
  const read = z.object({ orgId: z.string().optional() }).transform((data, context) => {
    const spec = draft.formSchema.safeParse(data);
    const months = isNew ? climate.formSchema.safeParse(data) : null;
    for (const issue of [...(spec.error?.issues ?? []), ...(months?.error?.issues ?? [])]) {
      context.addIssue({ code: "custom", path: issue.path, message: issue.message });
    }
    if (!spec.success || (months && !months.success)) return z.NEVER;
    return { orgId: data.orgId ?? "", spec: spec.data, climate: months?.data };
  });
  return (
    <Form
      schema={read}
      labels={{ ...draft.labels, ...(isNew ? climate.labels : {}), orgId: t("organisation") }}
      send={({ orgId, spec, climate: months }) =>
        months ? create.mutateAsync({ orgId, spec, climate: months }) : update.mutateAsync(spec)
      }
      pending={change.isPending}
      problem={change.error}
      submit={change.isPending ? t("saving") : isNew ? t("create") : t("save")}
      aside={
        <Link
          href={props.mode === "edit" ? paths.issuer.station(props.stationId) : paths.issuer.stations}
          look="quiet-button"
        >
          {t("back")}
        </Link>
      }
    >
      {(errors) => (
        <>
          {props.mode === "new" &&
            (props.organisations.length > 1 ? (
              <Select
                name="orgId"
                label={t("organisation")}
                options={props.organisations.map(({ id, name }) => ({ value: id, label: name }))}
              />
            ) : (
              <input type="hidden" name="orgId" value={props.organisations[0]?.id ?? ""} />
            ))}
          {sets.map((set) => (
            <FieldGroup
              key={set.id}
              set={set}
              draft={draft}
              errors={errors}
              controls={<StationControls setId={set.id} draft={draft} riskCases={props.riskCases ?? []} />}
            />
          ))}
          {isNew && <ClimateFields draft={climate} errors={errors} />}
          <DocumentEditor draft={draft} fileName={draft.document.name} error={errors.spec} />
        </>
      )}
    </Form>
  );
}
