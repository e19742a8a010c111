"use client";

import { useTranslations } from "next-intl";
import * as z from "zod";
import { useApiChange } from "../../_api/use-api-change";
import { Form } from "../../_components/form";
import { useNavigate } from "../../_components/navigate";
import { NumberInput } from "../../_components/number-input";
import { paths } from "../../_paths";
import { shiftDecimal } from "../_form/decimal-text";
import { DealChanged } from "../_model/answers";

type Props = {
  readonly dealId: string;
  readonly version: number;
  /** The fall of revenue of the downside case [basis points]. */
  readonly downsideShockBps: number;
  /** Structured before: it is computed anew. */
  readonly again: boolean;
};

/** Computes terms and projections of a deal, and goes to their page. */
export function StructureForm({ dealId, version, downsideShockBps, again }: Props) {
  const t = useTranslations("issuer.structureForm");
  const navigate = useNavigate();
  const structure = useApiChange(
    (shock: number) => ({
      method: "POST",
      path: `/deals/${dealId}/structure`,
      body: { version, downsideShockBps: shock },
      schema: DealChanged,
    }),
    {
      success: () => {
        navigate.push(paths.issuer.structure(dealId));
        navigate.refresh();
      },
    },
  );
  const read = z.object({ downside: z.string() }).transform(({ downside }, context) => {
    const bps = shiftDecimal(downside, 2);
    if (bps !== null && /^\d+$/.test(bps) && Number(bps) >= 1 && Number(bps) <= 10_000) return Number(bps);
    context.addIssue({ code: "custom", path: ["downside"], message: t("shockInvalid") });
    return z.NEVER;
  });
  return (
    <Form
      schema={read}
      labels={{ downside: t("shock") }}
      send={structure.mutateAsync}
      pending={structure.isPending}
      problem={structure.error}
      submit={structure.isPending ? t("working") : again ? t("again") : t("structure")}
    >
      {(errors) => (
        <>
          <div className="max-w-80">
            <NumberInput
              name="downside"
              label={t("shock")}
              hint={t("shockHint")}
              unit="%"
              defaultValue={shiftDecimal(String(downsideShockBps), -2) ?? ""}
              error={errors.downside}
            />
          </div>
          {structure.isPending && (
            <p role="status" className="text-14 text-muted">
              {t("wait")}
            </p>
          )}
        </>
      )}
    </Form>
  );
}
