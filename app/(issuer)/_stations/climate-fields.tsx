"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { MonthlyClimate } from "@/lib/core/station/monthly-climate";
import { FieldError } from "../../_components/field";
import { TextInput } from "../../_components/text-input";
import { fieldNameOf } from "../_form/draft-document";
import type { DraftField } from "../_form/draft-field";
import { FigureInput } from "../_form/figure-input";
import type { Draft } from "../_form/use-draft";

export const CLIMATE_ROWS = ["clearnessIndex", "meanTemperatureC", "dailySwingC", "windSpeedMs"] as const;
type ClimateRow = (typeof CLIMATE_ROWS)[number];

const UNIT: Record<ClimateRow, string> = {
  clearnessIndex: "1",
  meanTemperatureC: "°C",
  dailySwingC: "K",
  windSpeedMs: "m/s",
};
const MONTHS = Array.from({ length: 12 }, (_, month) => month);

type Props = {
  readonly draft: Draft<MonthlyClimate>;
  readonly errors: Readonly<Record<string, string | undefined>>;
};

/** Twelve monthly means, a row a month: the weather of a station that has no weather file. */
export function ClimateFields({ draft, errors }: Props) {
  const t = useTranslations("issuer.climate");
  const format = useFormatter();
  const monthName = (month: number) => format.dateTime(new Date(Date.UTC(2001, month, 1)), { month: "long" });
  const source = draft.fields.find(({ path }) => path[0] === "source");
  const cellOf = (row: ClimateRow, month: number) =>
    draft.fields.find(({ path }) => path[0] === row && path[1] === month);
  const wrong = draft.fields.flatMap(({ path, label }) => {
    const error = errors[fieldNameOf(draft.root, path)];
    return error === undefined || path[0] === "source" ? [] : [`${label}: ${error}`];
  });
  return (
    <fieldset className="min-w-0 rounded-card border border-line bg-surface px-4 pb-4 sm:px-6 sm:pb-6">
      <legend className="float-left mb-4 w-full pt-4 font-semibold text-16 sm:pt-6">{t("title")}</legend>
      <p className="clear-both -mt-2 mb-4 max-w-prose text-14 text-muted">{t("lead")}</p>
      {source && (
        <div className="mb-4">
          <TextInput
            name={fieldNameOf(draft.root, source.path)}
            label={source.label}
            hint={t("sourceHint")}
            error={errors[fieldNameOf(draft.root, source.path)]}
            value={draft.textOf(source)}
            onChange={(event) => draft.type(source, event.currentTarget.value)}
          />
        </div>
      )}
      <div className="overflow-x-auto">
        <table className="w-full min-w-128 text-14">
          <caption className="sr-only">{t("title")}</caption>
          <thead>
            <tr>
              <th scope="col" className="sticky left-0 bg-surface py-1 pr-3 text-left text-12">
                {t("month")}
              </th>
              {CLIMATE_ROWS.map((row) => (
                <th key={row} scope="col" className="px-1 py-1 text-right align-bottom text-12">
                  {t(row)} <span className="block font-normal text-muted">{UNIT[row]}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {MONTHS.map((month) => (
              <tr key={month}>
                <th scope="row" className="sticky left-0 bg-surface py-1 pr-3 text-left font-normal">
                  {monthName(month)}
                </th>
                {CLIMATE_ROWS.map((row) => {
                  const field = cellOf(row, month);
                  if (!field) return <td key={row} />;
                  return (
                    <td key={row} className="px-1 py-1">
                      <FigureInput field={field} draft={draft} errors={errors} />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {wrong.map((text) => (
        <FieldError key={text} id={`climate-${text}`} error={text} />
      ))}
    </fieldset>
  );
}

/** @param label names a row, @param monthName a month: together they name a cell */
export function climateFields(
  label: (row: ClimateRow | "source") => string,
  monthName: (month: number) => string,
): readonly DraftField[] {
  return [
    { path: ["source"], label: label("source"), kind: "text" },
    ...CLIMATE_ROWS.flatMap((row) =>
      MONTHS.map(
        (month): DraftField => ({
          path: [row, month],
          label: `${label(row)}, ${monthName(month)}`,
          kind: "number",
          unit: UNIT[row],
        }),
      ),
    ),
  ];
}
