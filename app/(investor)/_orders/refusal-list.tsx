import { useTranslations } from "next-intl";
import type { EligibilityRefusal } from "@/lib/core/subscription/eligibility";

/** Every reason against an order, in words. */
export function RefusalList({ refusals }: { readonly refusals: readonly EligibilityRefusal[] }) {
  const t = useTranslations("investor.newOrder.refused");
  return (
    <ul className="list-disc pl-5">
      {refusals.map((refusal) => (
        <li key={refusal}>{t(refusal)}</li>
      ))}
    </ul>
  );
}
