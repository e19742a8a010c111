import type { Role } from "@/lib/core/identity/roles";
import type { HttpSession } from "./http-session";

/** Who may see a page: anybody, anybody who is signed in, or people with one of these roles. */
export type Audience = "anybody" | "signed-in" | readonly Role[];

const INVESTOR = "signed-in";
const ISSUER: Audience = ["issuer"];
const CLOSERS: Audience = ["operator", "trustee"];
const READERS: Audience = ["auditor", "trustee"];
const DEAL_READERS: Audience = ["issuer", "signer", "operator", "trustee", "auditor"];

/** Every page of the portal. One that is not here makes the test fail. */
export const PAGES: Readonly<Record<string, Audience>> = {
  "/": "anybody",
  "/sign-in": "anybody",
  "/glossary": "anybody",
  "/gallery": "anybody",
  "/offerings/[offeringId]": "anybody",
  "/investor": INVESTOR,
  "/investor/qualify": INVESTOR,
  "/investor/orders": INVESTOR,
  "/investor/orders/new": INVESTOR,
  "/investor/orders/[orderId]": INVESTOR,
  "/investor/coupons": INVESTOR,
  "/investor/coupons/[distributionId]": INVESTOR,
  "/issuer": ISSUER,
  "/issuer/stations": ISSUER,
  "/issuer/stations/new": ISSUER,
  "/issuer/stations/[stationId]": ISSUER,
  "/issuer/stations/[stationId]/edit": ISSUER,
  "/issuer/stations/[stationId]/weather": ISSUER,
  "/issuer/stations/[stationId]/studio": ISSUER,
  "/issuer/stations/[stationId]/risk": ISSUER,
  "/issuer/stations/[stationId]/demand": ISSUER,
  "/issuer/stations/[stationId]/simulations/[simulationId]": ISSUER,
  "/issuer/deals": ISSUER,
  "/issuer/deals/new": ISSUER,
  "/issuer/deals/[dealId]": ISSUER,
  "/issuer/deals/[dealId]/edit": ISSUER,
  "/issuer/deals/[dealId]/structure": ISSUER,
  "/issuer/deals/[dealId]/studio": ISSUER,
  "/signer": DEAL_READERS,
  "/signer/proposals/[proposalId]": DEAL_READERS,
  "/operator": CLOSERS,
  "/operator/deals": CLOSERS,
  "/operator/deals/[dealId]": CLOSERS,
  "/operator/deals/[dealId]/periods/[period]": CLOSERS,
  "/operator/stations/[stationId]": CLOSERS,
  "/operator/stations/[stationId]/devices": CLOSERS,
  "/operator/stations/receipt-check": CLOSERS,
  "/auditor": READERS,
  "/auditor/deals/[dealId]": READERS,
  "/auditor/deals/[dealId]/periods/[period]": READERS,
};

/** Objects that stand after a first start; for the others the page's own "not found" is right. */
export const NOT_THERE_YET: readonly string[] = ["/investor/orders/[orderId]", "/investor/coupons/[distributionId]"];

const QUERIES: Readonly<Record<string, string>> = { "/investor/orders/new": "?offering=[offeringId]" };

/** The address of a page, its objects put in. */
export function addressOf(page: string, ids: SeededIds): string {
  return (page + (QUERIES[page] ?? "")).replace(/\[(\w+)\]/g, (_, name: string) => encodeURIComponent(ids[name] ?? ""));
}

export type SeededIds = Readonly<Record<string, string>>;

type Entry = { readonly value: { readonly id: string } };

/** What stands after a first start, by the names that addresses use for it; asked with the issuer's session. */
export async function seededIds(issuer: HttpSession): Promise<SeededIds> {
  const json = async <T>(path: string): Promise<T> => (await (await issuer.fetch(`/api/v1${path}`)).json()) as T;
  const first = async (path: string) => (await json<{ items: Entry[] }>(path)).items[0]?.value.id ?? "";
  const orgId = (await json<{ items: { id: string }[] }>("/organisations")).items[0]?.id ?? "";
  const stationId = await first(`/stations?orgId=${orgId}`);
  const dealId = await first(`/deals?orgId=${orgId}`);
  const periods = await json<{ items: { period: string | { period: string } }[] }>(`/deals/${dealId}/periods`);
  const period = periods.items[0]?.period;
  const offerings = await json<{ items: { offeringId: string }[] }>("/offerings");
  return {
    stationId,
    dealId,
    simulationId: await first(`/stations/${stationId}/simulations`),
    proposalId: await first(`/proposals?orgId=${orgId}`),
    offeringId: offerings.items[0]?.offeringId ?? "",
    period: typeof period === "object" ? period.period : (period ?? ""),
    orderId: "ord_00000000000000000000000000",
    distributionId: `dst_${dealId}_none`,
  };
}
