import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApi } from "@/lib/api/app";
import { demoAbsRequest } from "@/lib/core/deal/presets/demo-requests";
import type { Actor } from "@/lib/core/identity/actor";
import { ROLES, type Role } from "@/lib/core/identity/roles";
import { derivedId } from "@/lib/core/ids/derived-id";
import { formatInstant } from "@/lib/core/time/instant";
import { deals } from "@/lib/flows/deals/deal-records";
import { memberships } from "@/lib/flows/identity/identity-records";
import { issueApiToken } from "@/lib/flows/identity/issue-api-token";
import { offerings } from "@/lib/flows/offerings/offering-records";
import { put } from "@/lib/flows/ports/book";
import { proposals } from "@/lib/flows/proposals/proposal-records";
import { localOrgId } from "@/stacks/local/people";
import { openProduct, type Product } from "@/stacks/local/product";
import { seedPortfolio } from "@/stacks/local/seed";
import { welcomePeople } from "@/stacks/local/welcome-people";
import { RISK_ORDER } from "./risk-order";

const root = join(__dirname, "../..");
const ORIGIN = "http://127.0.0.1:39999";

/** Who asks: somebody with one role in the owning organisation, or with every role in another one. */
export type Asker = Role | "outsider" | "owner" | "second-administrator";

export type World = {
  readonly product: Product;
  readonly orgId: string;
  readonly otherOrgId: string;
  /** What stands in the addresses of the routes. */
  readonly ids: Readonly<Record<string, string>>;
  readonly draft: { readonly dealId: string; readonly request: unknown };
  ask(asker: Asker | null, method: string, path: string, body?: unknown): Promise<Response>;
  /** Every route of the API as "METHOD /path/{parameter}". */
  readonly routes: readonly string[];
  close(): Promise<void>;
};

/** The real product without its pages: a seeded portfolio, an investor with an order, and a second organisation. */
export async function openWorld(): Promise<World> {
  buildWorkers();
  const directory = mkdtempSync(join(tmpdir(), "heliograph-access-"));
  const product = await openProduct({ directory, root, origin: ORIGIN, progress: () => undefined });
  await welcomePeople(product);
  await seedPortfolio(product, () => undefined);
  const { ports } = product.runtime;
  const otherOrgId = derivedId("organisation", "Another Example Power");
  const tokens = new Map<Asker, string>();
  for (const role of ROLES) tokens.set(role, await tokenOf(product, `only-${role}`, localOrgId, [role]));
  tokens.set("second-administrator", await tokenOf(product, "only-administrator-too", localOrgId, ["administrator"]));
  tokens.set("outsider", await tokenOf(product, "outsider", otherOrgId, ROLES));
  tokens.set("owner", await tokenOf(product, "investing-person", localOrgId, []));

  const api = createApi(product.runtime.api);
  const ask: World["ask"] = async (asker, method, path, body) => {
    const token = asker === null ? undefined : tokens.get(asker);
    const isBytes = body instanceof Uint8Array;
    return api.request(`${ORIGIN}/api/v1${path}`, {
      method,
      headers: {
        "idempotency-key": crypto.randomUUID(),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "content-type": isBytes ? "application/octet-stream" : "application/json" }),
      },
      ...(body === undefined ? {} : { body: isBytes ? Buffer.from(body) : JSON.stringify(body) }),
    });
  };
  const json = async <T>(response: Response | Promise<Response>): Promise<T> => {
    const answer = await response;
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };

  const [deal] = (await ports.book.listByOrg(deals, localOrgId)).items;
  const [proposal] = (await ports.book.listByOrg(proposals, localOrgId)).items;
  const [offering] = (await ports.book.listByOrg(offerings, localOrgId)).items;
  const terms = deal?.value.deal.terms;
  const [member] = terms?.pool ?? [];
  const [calendarPeriod] = terms?.calendar.periods ?? [];
  if (!deal || !proposal || !offering || !terms || !member || !calendarPeriod) throw new Error("the seed is not whole");
  const request = demoAbsRequest({
    pool: terms.pool,
    closing: terms.calendar.closing,
    firstPeriod: calendarPeriod.period,
  });
  const draft = await json<{ value: { id: string } }>(ask("issuer", "POST", "/deals", { orgId: localOrgId, request }));
  const order = await json<{ order: { id: string } }>(
    ask("owner", "POST", "/orders", { offeringId: offering.value.id, tokens: 1000, method: "bank-transfer" }),
  );
  const riskRun = await json<{ value: { id: string } }>(
    ask("issuer", "POST", `/stations/${member.stationId}/risk-runs`, RISK_ORDER),
  );
  const invitation = await json<{ id: string }>(
    ask("second-administrator", "POST", `/organisations/${localOrgId}/invitations`, {
      email: "investing-person@example.org",
      role: "auditor",
    }),
  );
  const document = await json<{ documents: { sha256: string }[] }>(ask(null, "GET", `/offerings/${offering.value.id}`));
  const distributionId = `dst_${deal.value.id}_${terms.tranches[0]?.id}_${calendarPeriod.period}_interest_1`;
  return {
    product,
    orgId: localOrgId,
    otherOrgId,
    draft: { dealId: draft.value.id, request },
    ids: {
      orgId: localOrgId,
      dealId: deal.value.id,
      period: calendarPeriod.period,
      stationId: member.stationId,
      simulationId: member.simulationId,
      riskRunId: riskRun.value.id,
      table: "monthly.csv",
      proposalId: proposal.value.id,
      offeringId: offering.value.id,
      sha256: document.documents[0]?.sha256 ?? "",
      orderId: order.order.id,
      invitationId: invitation.id,
      statementId: `stm_${deal.value.id}_${calendarPeriod.period}_v1`,
      distributionId,
      holder: `0x${"1".repeat(40)}`,
      subject: "statement",
      deviceId: derivedId("device", "nobody enrolled it"),
      defaultId: derivedId("default", "nobody declared it"),
      seq: "1",
      hash: "0".repeat(64),
      invoiceId: "INV-404",
      transactionHash: `0x${"0".repeat(64)}`,
    },
    ask,
    routes: api.routes
      .filter(({ method }) => method !== "ALL")
      .map(({ method, path }) => `${method} ${path.replace("/api/v1", "").replace(/:(\w+)(\{[^}]*\})?/g, "{$1}")}`)
      .filter((route, index, all) => all.indexOf(route) === index),
    async close() {
      await product.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A bearer token of somebody who holds exactly these roles there. */
async function tokenOf(product: Product, name: string, orgId: string, roles: readonly Role[]): Promise<string> {
  const { ports } = product.runtime;
  const userId = derivedId("user", name);
  const grantedAt = formatInstant(ports.clock.now());
  for (const role of roles) {
    await ports.book.commit([put(memberships, { userId, orgId, role, grantedBy: "access test", grantedAt }, 0)]);
  }
  const actor: Actor = {
    userId,
    email: `${name}@example.org`,
    memberships: roles.map((role) => ({ userId, orgId, role })),
    authenticatedAt: ports.wallClock.now(),
  };
  return (await issueApiToken(ports, actor, { label: "access test" })).token;
}

function buildWorkers(): void {
  const script = `import("./stacks/local/run.mjs").then(({ bundle, WORKERS }) => Promise.all(WORKERS.map(bundle)))`;
  execFileSync(process.execPath, ["--input-type=module", "-e", script], { cwd: root });
}
