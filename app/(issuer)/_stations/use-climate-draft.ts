"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useCallback } from "react";
import { MonthlyClimate } from "@/lib/core/station/monthly-climate";
import { type Draft, useDraft } from "../_form/use-draft";
import { climateFields } from "./climate-fields";

/** The draft of twelve monthly values, under the name that the API gives them. */
export function useClimateDraft(initial: MonthlyClimate): Draft<MonthlyClimate> {
  const t = useTranslations("issuer.climate");
  const format = useFormatter();
  const fieldsOf = useCallback(
    () =>
      climateFields(
        (row) => t(row),
        (month) => format.dateTime(new Date(Date.UTC(2001, month, 1)), { month: "long" }),
      ),
    [t, format],
  );
  return useDraft({ root: "climate", initial, schema: MonthlyClimate, fieldsOf });
}
