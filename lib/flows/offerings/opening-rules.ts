import { isProfessionalOnly } from "../../core/deal/disclosure";
import type { DealTerms, TrancheTerms } from "../../core/deal/terms";
import type { OfferingRules } from "../../core/subscription/eligibility";

/** Where offerings of deals without a disclosure open until their issuer says otherwise. */
const OPENING_COUNTRIES: readonly string[] =
  "AT AU BE CA CH CZ DE DK ES FI FR GB HK IE IT LU NL NO NZ PL PT SE SG US".split(" ");

/**
 * To whom a tranche is offered first: in the countries that its deal has opened, and to retail investors only where the
 * deal admits them and the tranche does not bear the first losses.
 */
export function openingRules(
  tranche: Pick<TrancheTerms, "class" | "minimumTokens">,
  { kind, disclosure }: Pick<DealTerms, "kind" | "disclosure">,
): OfferingRules {
  const opened = disclosure?.jurisdictions.flatMap(({ country, open }) => (open ? [country] : [])) ?? [];
  const isRetail = tranche.class !== "junior" && !isProfessionalOnly(kind, disclosure);
  return {
    openCountries: opened.length > 0 ? opened : [...OPENING_COUNTRIES],
    admittedCategories: isRetail ? ["retail", "professional", "institutional"] : ["professional", "institutional"],
    minimumTokens: Math.max(tranche.minimumTokens, disclosure?.smallestDenomination ?? 1),
  };
}
