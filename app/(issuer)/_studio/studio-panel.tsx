"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { StationSpec } from "@/lib/core/station/station-spec";
import { RangeInput } from "../../_components/range-input";
import { rangeOf, STUDIO_INPUTS, type StudioInput, type StudioValues } from "./studio-inputs";

type Props = {
  readonly base: StationSpec;
  readonly described: StudioValues;
  readonly values: StudioValues;
  readonly onChange: (input: StudioInput, value: number) => void;
};

/** The inputs of the studio, each on its scale, with what the description says where it has been moved. */
export function StudioPanel({ base, described, values, onChange }: Props) {
  const t = useTranslations("studio.input");
  const textOf = useInputText(base.currency);
  return (
    <div className="grid gap-3">
      {STUDIO_INPUTS.map((input) => {
        const range = rangeOf(input, base);
        if (!range) return null;
        const moved = values[input] !== described[input];
        return (
          <RangeInput
            key={input}
            label={t(input)}
            {...range}
            value={values[input]}
            text={textOf(input, values[input])}
            note={moved ? t("described", { value: textOf(input, described[input]) }) : undefined}
            onChange={(value) => onChange(input, value)}
          />
        );
      })}
    </div>
  );
}

function useInputText(currency: string): (input: StudioInput, value: number) => string {
  const format = useFormatter();
  const percent = (value: number, digits: number) =>
    format.number(value, { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits });
  return (input, value) => {
    switch (input) {
      case "pvPower":
        return `${format.number(value, { maximumFractionDigits: 0 })} kWp`;
      case "inverterPower":
      case "storagePower":
        return `${format.number(value, { maximumFractionDigits: 0 })} kW`;
      case "storageEnergy":
        return `${format.number(value, { maximumFractionDigits: 0 })} kWh`;
      case "acChargers":
      case "dcChargers":
        return format.number(value);
      case "chargingPrice":
        return `${format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 3 })} ${currency}/kWh`;
      case "priceElasticity":
        return format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
      case "demand":
      case "purchasePrice":
      case "investment":
      case "operatingCost":
        return percent(value, 0);
      case "demandGrowth":
      case "pvDegradation":
      case "discountRate":
        return percent(value, 1);
      default:
        return input satisfies never;
    }
  };
}
