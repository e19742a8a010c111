import type { StructureRequest } from "@/lib/core/deal/structure-request";
import type { DisclosureSet, DisclosureTexts } from "./disclosure-fields";
import { defaults, opinions, papers, prepayments } from "./legal-sets";
import { lockUps, markets } from "./market-sets";
import { green, regulation } from "./regulation-sets";

/** All that a deal discloses, by subject: what is there is chosen, what is said of it is typed. */
export function disclosureSets(request: StructureRequest, t: DisclosureTexts): readonly DisclosureSet[] {
  const { disclosure } = request;
  if (!disclosure) return [];
  return [
    papers(disclosure, t),
    opinions(disclosure, t),
    defaults(disclosure, t),
    prepayments(disclosure, t),
    regulation(disclosure, t),
    green(request, disclosure, t),
    markets(disclosure, t),
    lockUps(disclosure, t),
  ];
}
