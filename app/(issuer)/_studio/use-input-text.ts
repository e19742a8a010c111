import { useFormatter } from "next-intl";
import type { StudioInput } from "./studio-inputs";

/** Writes the value of an input with its unit. */
export function useInputText(currency: string): (input: StudioInput, value: number) => string {
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
