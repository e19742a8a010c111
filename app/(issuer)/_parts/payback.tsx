import { useTranslations } from "next-intl";

/** Months as years and months; a payback that never comes says so. */
export function Payback({ months }: { readonly months: number | null }) {
  const t = useTranslations("issuer");
  if (months === null) return t("paybackNever");
  return t("payback", { years: Math.floor(months / 12), months: months % 12 });
}
