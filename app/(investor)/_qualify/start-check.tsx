"use client";

import { useTranslations } from "next-intl";
import * as z from "zod";
import { KycView } from "@/lib/api/views/kyc-view";
import { INVESTOR_CATEGORIES, type InvestorCategory } from "@/lib/core/identity/kyc";
import { useApiChange } from "../../_api/use-api-change";
import { Form } from "../../_components/form";
import { Link } from "../../_components/link";
import { Select } from "../../_components/select";
import { paths } from "../../_paths";

type Props = {
  readonly kyc: KycView;
  readonly countries: readonly { readonly value: string; readonly label: string }[];
};

/** Declares country and category and goes to the provider; or goes back there, while it is waiting. */
export function StartCheck({ kyc, countries }: Props) {
  const t = useTranslations("investor.qualify");
  const start = useApiChange(
    (declared: { country: string; category: InvestorCategory }) => ({
      ...{ method: "POST" as const, path: "/me/kyc" as const, schema: KycView },
      body: { ...declared, returnTo: paths.investor.qualify },
    }),
    {
      success: ({ checkUrl }) => {
        if (checkUrl !== null) window.location.assign(checkUrl);
      },
    },
  );
  const simulated = <p className="text-12 text-muted">{t("simulated")}</p>;
  if (kyc.checkUrl !== null) {
    return (
      <>
        {kyc.simulated && simulated}
        <div>
          <Link href={kyc.checkUrl} look="primary-button">
            {t("continue")}
          </Link>
        </div>
      </>
    );
  }
  return (
    <Form
      schema={z.object({
        country: z.string().min(1, t("countryMissing")),
        category: z.enum(INVESTOR_CATEGORIES, t("categoryMissing")),
      })}
      labels={{ country: t("country"), category: t("category") }}
      send={start.mutateAsync}
      pending={start.isPending}
      problem={start.error}
      submit={start.isPending ? t("starting") : t("start")}
    >
      {(errors) => (
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            name="country"
            label={t("country")}
            error={errors.country}
            ask={t("countryAsk")}
            defaultValue={kyc.country ?? ""}
            options={countries}
          />
          <Select
            name="category"
            label={t("category")}
            hint={t("categoryHint")}
            error={errors.category}
            defaultValue={kyc.category ?? "retail"}
            options={INVESTOR_CATEGORIES.map((value) => ({ value, label: t(`categories.${value}`) }))}
          />
        </div>
      )}
    </Form>
  );
}
