import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Role } from "@/lib/core/identity/roles";
import { type HttpSession, signInByHttp } from "./http-session";
import { type ProductProcess, root, START_LIMIT_MS, startProduct } from "./product-process";

/** Who may see a page: anybody, anybody who is signed in, or people with one of these roles. */
type Audience = "anybody" | "signed-in" | readonly Role[];

const INVESTOR = "signed-in";
const ISSUER: Audience = ["issuer"];
const CLOSERS: Audience = ["operator", "trustee"];
const READERS: Audience = ["auditor", "trustee"];
const DEAL_READERS: Audience = ["issuer", "signer", "operator", "trustee", "auditor"];

/** Every page of the portal. One that is not here makes the test fail. */
const PAGES: Readonly<Record<string, Audience>> = {
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
const NOT_THERE_YET = ["/investor/orders/[orderId]", "/investor/coupons/[distributionId]"];

const QUERIES: Readonly<Record<string, string>> = { "/investor/orders/new": "?offering=[offeringId]" };

const PEOPLE: Readonly<Record<string, Role | null>> = {
  "issuer@example.com": "issuer",
  "signer-1@example.com": "signer",
  "operator@example.com": "operator",
  "trustee@example.com": "trustee",
  "auditor@example.com": "auditor",
  "administrator-1@example.com": "administrator",
  "stranger@example.org": null,
};

let product: ProductProcess;
let ids: Readonly<Record<string, string>>;
let secrets: readonly string[];
const sessions = new Map<string, HttpSession>();

beforeAll(async () => {
  product = await startProduct();
  for (const email of Object.keys(PEOPLE)) sessions.set(email, await signInByHttp(product.origin, email));
  ids = await seededIds();
}, START_LIMIT_MS);
afterAll(async () => {
  await product?.stop();
}, 60_000);

test("every page of the portal is in the table, and the table names no other", () => {
  const files = readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" });
  const pages = files.filter((file) => /(^|\/)page\.tsx$/.test(file));
  const addresses = pages.map((file) => `/${file.replace(/\([^)]*\)\//g, "").replace(/\/?page\.tsx$/, "")}`);
  expect(addresses.sort()).toEqual(Object.keys(PAGES).sort());
});

describe.each(Object.entries(PAGES))("%s", (page, audience) => {
  const refused = Object.entries(PEOPLE).filter(([, role]) => !isFor(audience, role));
  const admitted = Object.entries(PEOPLE).filter(([, role]) => isFor(audience, role));

  test("signed out", async () => {
    const { status, text } = await read(page, null);
    if (audience === "anybody") return expect(status).toBe(200);
    expect(status).toBe(401);
    expect(text).toContain("NEXT_HTTP_ERROR_FALLBACK;401");
    expectNothingTold(text);
  });

  test("signed in with a role that it is not for", async () => {
    for (const [email] of refused) {
      const { status, text } = await read(page, email);
      expect([email, [403, 404].includes(status)]).toEqual([email, true]);
      expectNothingTold(text);
    }
  });

  test("signed in as somebody whom it is for", async () => {
    for (const [email] of admitted.slice(0, 1)) {
      const { status, text } = await read(page, email);
      expect([email, status]).toEqual([email, NOT_THERE_YET.includes(page) ? 404 : 200]);
      expect(shownText(text)).not.toContain("This page could not be shown");
    }
  });
});

function isFor(audience: Audience, role: Role | null): boolean {
  if (audience === "anybody" || audience === "signed-in") return true;
  return role !== null && audience.includes(role);
}

async function read(page: string, email: string | null): Promise<{ status: number; text: string }> {
  const path = (page + (QUERIES[page] ?? "")).replace(/\[(\w+)\]/g, (_, name: string) =>
    encodeURIComponent(ids[name] ?? ""),
  );
  const answer = await (email === null ? fetch(`${product.origin}${path}`) : session(email).fetch(path));
  return { status: answer.status, text: await answer.text() };
}

/** What a reader is told: the page without the scripts that carry texts of other states. */
function shownText(text: string): string {
  return text.replace(/<script\b[\s\S]*?<\/script>/g, "");
}

/** A refusal names nothing of what it refuses. */
function expectNothingTold(text: string): void {
  for (const secret of secrets) expect(text).not.toContain(secret);
}

function session(email: string): HttpSession {
  const found = sessions.get(email);
  if (!found) throw new Error(`${email} is not signed in`);
  return found;
}

type Entry = { readonly value: { readonly id: string } };

async function seededIds(): Promise<Record<string, string>> {
  const issuer = session("issuer@example.com");
  const json = async <T>(path: string): Promise<T> => (await (await issuer.fetch(`/api/v1${path}`)).json()) as T;
  const first = async (path: string) => (await json<{ items: Entry[] }>(path)).items[0]?.value.id ?? "";
  const orgId = (await json<{ items: { id: string }[] }>("/organisations")).items[0]?.id ?? "";
  const stationId = await first(`/stations?orgId=${orgId}`);
  const dealId = await first(`/deals?orgId=${orgId}`);
  const station = await json<{ value: { spec: { name: string } } }>(`/stations/${stationId}`);
  const periods = await json<{ items: { period: string | { period: string } }[] }>(`/deals/${dealId}/periods`);
  const period = periods.items[0]?.period;
  const offerings = await json<{ items: { offeringId: string }[] }>("/offerings");
  const deal = await json<{ value: { deal: { terms: { name: string } } } }>(`/deals/${dealId}`);
  secrets = [station.value.spec.name, deal.value.deal.terms.name];
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
