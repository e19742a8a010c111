import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Role } from "@/lib/core/identity/roles";
import { type HttpSession, signInByHttp } from "./http-session";
import { type Audience, addressOf, NOT_THERE_YET, PAGES, type SeededIds, seededIds } from "./portal-pages";
import { type ProductProcess, root, START_LIMIT_MS, startProduct } from "./product-process";

const ISSUER = "issuer@example.com";
/** Holds every role of these pages, in another organisation. */
const NEIGHBOUR = "neighbour@example.com";
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
let ids: SeededIds;
let secrets: readonly string[];
const sessions = new Map<string, HttpSession>();

beforeAll(async () => {
  product = await startProduct();
  for (const email of [...Object.keys(PEOPLE), NEIGHBOUR])
    sessions.set(email, await signInByHttp(product.origin, email));
  ids = await seededIds(session(ISSUER));
  secrets = await namesOfObjects(session(ISSUER));
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

  test("signed in with the right role of another organisation", async () => {
    const { status, text } = await read(page, NEIGHBOUR);
    // What is on offer anybody may buy who has an account.
    if (typeof audience !== "string") expectNothingTold(text);
    const isOfObject = /\[(?!offeringId)/.test(page);
    expect(status).toBe(isOfObject ? 404 : 200);
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
  const path = addressOf(page, ids);
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

/** What only those may read who may read the objects themselves. */
async function namesOfObjects(issuer: HttpSession): Promise<readonly string[]> {
  const json = async <T>(path: string): Promise<T> => (await (await issuer.fetch(`/api/v1${path}`)).json()) as T;
  const station = await json<{ value: { spec: { name: string } } }>(`/stations/${ids.stationId}`);
  const deal = await json<{ value: { deal: { terms: { name: string } } } }>(`/deals/${ids.dealId}`);
  return [station.value.spec.name, deal.value.deal.terms.name];
}
