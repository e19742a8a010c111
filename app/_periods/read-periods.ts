import { notFound } from "next/navigation";
import { cache } from "react";
import type { DealTerms } from "@/lib/core/deal/terms";
import type { Role } from "@/lib/core/identity/roles";
import { apiGetAll } from "../_api/all-pages";
import { organisationsOf, requireMe } from "../_api/me";
import { apiGet } from "../_api/server";
import { PeriodicDeal } from "./deal-shapes";
import { PeriodList, PeriodView } from "./period-shapes";

/** Deals of the organisations in which this person has one of the roles, those with periods first. */
export async function readPeriodicDeals(roles: readonly Role[]): Promise<readonly PeriodicDeal[]> {
  const me = await requireMe(roles);
  const lists = await Promise.all(
    organisationsOf(me, roles).map((orgId) => apiGetAll(`/deals?orgId=${encodeURIComponent(orgId)}`, PeriodicDeal)),
  );
  const all = lists.flat();
  return [...all.filter(({ value }) => value.issuance), ...all.filter(({ value }) => !value.issuance)];
}

/** A deal's frozen terms, read once a request. */
export const readTerms = cache(async (dealId: string): Promise<DealTerms> => {
  const { value } = await apiGet(`/deals/${encodeURIComponent(dealId)}`, PeriodicDeal);
  return value.deal.terms ?? notFound();
});

/** Read once a request, also where the title needs it. */
export const readPeriodList = cache(
  (dealId: string): Promise<PeriodList> => apiGet(`/deals/${encodeURIComponent(dealId)}/periods`, PeriodList),
);

export const readPeriodView = cache(
  (dealId: string, period: string): Promise<PeriodView> =>
    apiGet(`/deals/${encodeURIComponent(dealId)}/periods/${encodeURIComponent(period)}`, PeriodView),
);
