import { useFormatter, useTranslations } from "next-intl";
import type { StationMetrics } from "@/lib/core/cashflow/operation/station-simulation";
import type { Currency } from "@/lib/core/money/currency";
import { Amount } from "../../_components/amount";
import { KeyFigures } from "../../_components/key-figures";
import { Rate } from "../../_components/rate";
import { Payback } from "../_parts/payback";
import { wholeUnits } from "./run-columns";

type Props = {
  readonly metrics: StationMetrics;
  readonly currency: Currency;
  readonly capexMinor: string;
  readonly discountRate: number;
};

/** The numbers that a run is about. */
export function SimulationKeyFigures({ metrics, currency, capexMinor, discountRate }: Props) {
  const t = useTranslations("issuer.simulation");
  const format = useFormatter();
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 2 });
  const perKwh = (value: number) => `${format.number(value, { maximumFractionDigits: 3 })} ${currency}/kWh`;
  const { irr } = metrics;
  return (
    <KeyFigures
      label={t("keyFigures")}
      figures={[
        {
          label: t("yield"),
          value: `${format.number(metrics.specificYieldKwhPerKw, { maximumFractionDigits: 0 })} kWh/kWp`,
          note: t("yieldNote", { ratio: percent(metrics.performanceRatio) }),
        },
        {
          label: t("irr"),
          value: irr.principal === null ? t("irrNone") : <Rate value={irr.principal} decimals={2} />,
          note:
            irr.reason !== null
              ? t(`irrReason.${irr.reason}`)
              : irr.roots.length > 1
                ? t("irrRoots", { roots: format.list(irr.roots.map(percent)) })
                : t("irrNote"),
        },
        {
          label: t("npv"),
          value: <Amount value={{ currency, minor: wholeUnits(metrics.npv) }} />,
          note: t("npvNote", { rate: percent(discountRate) }),
        },
        {
          label: t("payback"),
          value: <Payback months={metrics.paybackMonthsSimple} />,
          note: (
            <>
              {t("paybackDiscounted")} <Payback months={metrics.paybackMonthsDiscounted} />
            </>
          ),
        },
        {
          label: t("capex"),
          value: <Amount value={{ currency, minor: capexMinor }} />,
          note: t("capexNote"),
        },
        ...(
          [
            ["lcoe", metrics.levelised.pv],
            ["lcos", metrics.levelised.storage],
            ["chargingCost", metrics.levelised.charging],
          ] as const
        ).map(([key, cost]) => ({
          label: t(key),
          value: cost ? perKwh(cost.nominal) : t("noEnergy"),
          ...(cost && { note: t("realNote", { cost: perKwh(cost.real) }) }),
        })),
        {
          label: t("charged"),
          value: `${format.number(metrics.chargedEnergyKwh / 1000, { maximumFractionDigits: 0 })} MWh`,
          note: t("chargedNote", { sessions: metrics.sessions, away: metrics.turnedAway }),
        },
      ]}
    />
  );
}
