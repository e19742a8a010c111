import type { TrancheTerms } from "../../core/deal/terms";
import type { OfferingRules } from "../../core/subscription/eligibility";

/** Where offerings open until their issuer says otherwise. */
const OPENING_COUNTRIES: readonly string[] =
  "AT AU BE CA CH CZ DE DK ES FI FR GB HK IE IT LU NL NO NZ PL PT SE SG US".split(" ");

/** A junior tranche bears the first losses: it is not for retail investors. */
export function openingRules(tranche: Pick<TrancheTerms, "class" | "minimumTokens">): OfferingRules {
  return {
    openCountries: [...OPENING_COUNTRIES],
    admittedCategories:
      tranche.class === "junior" ? ["professional", "institutional"] : ["retail", "professional", "institutional"],
    minimumTokens: tranche.minimumTokens,
  };
}
