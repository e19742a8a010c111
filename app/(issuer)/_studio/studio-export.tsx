"use client";

import { useTranslations } from "next-intl";
import { hourlyCsv } from "@/lib/core/cashflow/tables/hourly-csv";
import { monthlyCsv } from "@/lib/core/cashflow/tables/monthly-csv";
import { Button } from "../../_components/button";
import { saveFile } from "../_form/save-file";
import type { StudioResult } from "./use-studio";

type Props = {
  readonly result: StudioResult;
  /** The life is through: before, there are no months to save. */
  readonly isWhole: boolean;
};

/** The full tables of what is shown: every hour of the first year, every month of the life. What writes Parquet is loaded when it is asked for. */
export function StudioExport({ result, isWhole }: Props) {
  const t = useTranslations("studio");
  const { name, currency } = result.spec;
  const cash = () => ({ currency, months: [...(result.life?.cashFlow.months ?? [])] });
  return (
    <>
      <Button icon="download" onClick={() => saveFile(hourlyCsv(result.first.flows), `${name} hourly`, "csv")}>
        {t("hourlyCsv")}
      </Button>
      <Button icon="download" onClick={() => void saveHourlyParquet(result)}>
        {t("hourlyParquet")}
      </Button>
      <Button
        icon="download"
        disabled={!isWhole}
        onClick={() => saveFile(monthlyCsv(cash()), `${name} monthly`, "csv")}
      >
        {t("monthlyCsv")}
      </Button>
      <Button
        icon="download"
        disabled={!isWhole}
        onClick={() =>
          void import("@/lib/core/cashflow/tables/monthly-parquet").then(({ monthlyParquet }) =>
            saveFile(monthlyParquet(cash()), `${name} monthly`, "parquet"),
          )
        }
      >
        {t("monthlyParquet")}
      </Button>
    </>
  );
}

async function saveHourlyParquet({ spec, first }: StudioResult): Promise<void> {
  const { hourlyParquet } = await import("@/lib/core/cashflow/tables/hourly-parquet");
  saveFile(hourlyParquet(first.flows), `${spec.name} hourly`, "parquet");
}
