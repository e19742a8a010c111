"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import * as z from "zod";
import { DEFAULT_UNCERTAINTY } from "@/lib/core/uncertainty/uncertainty-plan";
import { useApiChange } from "../../_api/use-api-change";
import { Form } from "../../_components/form";
import { NumberInput } from "../../_components/number-input";
import { paths } from "../../_paths";
import { RISK_PATHS, RISK_SEED } from "./risk-order";
import { RiskRunOrdered } from "./risk-shapes";

const DEBT_SHARE = 0.6;

type Props = { readonly stationId: string; readonly currency: string; readonly investment: number };

/** Orders a Monte Carlo run and shows it. The debt is what the DSCR is of. */
export function RiskOrderForm({ stationId, currency, investment }: Props) {
  const t = useTranslations("studio.risk");
  const router = useRouter();
  const order = useApiChange(
    (body: unknown) => ({
      method: "POST",
      path: `/stations/${stationId}/risk-runs`,
      body,
      schema: RiskRunOrdered,
    }),
    { success: ({ value }) => router.push(paths.issuer.risk(value.stationId, value.id)) },
  );
  const number = (low: number, high: number, message: string) =>
    z
      .string()
      .transform((text) => (text.trim() === "" ? Number.NaN : Number(text.replace(/\s/g, "").replace(",", "."))))
      .refine((value) => value >= low && value <= high, message);
  const schema = z
    .object({
      paths: number(100, 5000, t("pathsRange")),
      principal: number(0, 1e12, t("principalRange")),
      rate: number(0, 50, t("rateRange")),
      tenor: number(1, 40, t("tenorRange")),
    })
    .transform(({ paths: count, principal, rate, tenor }) => ({
      seed: RISK_SEED,
      paths: Math.round(count),
      plan: DEFAULT_UNCERTAINTY,
      debt: principal > 0 ? { principal, ratePerYear: rate / 100, tenorYears: Math.round(tenor) } : null,
    }));
  const labels = { paths: t("paths"), principal: t("principal"), rate: t("rate"), tenor: t("tenor") };
  return (
    <Form
      schema={schema}
      labels={labels}
      send={order.mutateAsync}
      pending={order.isPending}
      problem={order.error}
      submit={order.isPending ? t("ordering") : t("order")}
    >
      {(errors) => (
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          <NumberInput
            name="paths"
            label={labels.paths}
            unit={t("pathsUnit")}
            defaultValue={String(RISK_PATHS)}
            whole
            error={errors.paths}
          />
          <NumberInput
            name="principal"
            label={labels.principal}
            unit={currency}
            defaultValue={String(Math.round(DEBT_SHARE * investment))}
            error={errors.principal}
          />
          <NumberInput name="rate" label={labels.rate} unit="%" defaultValue="6" error={errors.rate} />
          <NumberInput
            name="tenor"
            label={labels.tenor}
            unit={t("years")}
            defaultValue="12"
            whole
            error={errors.tenor}
          />
        </div>
      )}
    </Form>
  );
}
