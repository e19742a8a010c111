import { generateKeyPairSync } from "node:crypto";
import type { Role } from "@/lib/core/identity/roles";
import { GREENSBORO_MONTHLY } from "@/lib/core/station/presets/greensboro-monthly";
import { STANDARD_NODE } from "@/lib/core/station/presets/standard-node";
import type { World } from "./cast";
import { RISK_ORDER } from "./risk-order";

export type Expectation = {
  /**
   * Who may: anybody; anybody who is signed in (for what is their own); the person whom it belongs to; or people with one
   * of the roles in the organisation that owns the object.
   */
  readonly may: "anybody" | "signed-in" | "owner" | readonly Role[];
  /** Those with one of these roles may too, beside the owner. */
  readonly or?: readonly Role[];
  readonly query?: (world: World) => string;
  readonly body?: (world: World) => unknown;
  /** The object comes to be only when a period is closed; for whoever may, "not found" is right until then. */
  readonly comesLater?: true;
};

const ALL_OF_DEAL: readonly Role[] = ["issuer", "signer", "operator", "trustee", "auditor"];
const WHOLE_ORGANISATION: readonly Role[] = [...ALL_OF_DEAL, "investor", "administrator"];
const ofOrganisation = ({ orgId }: World) => `orgId=${orgId}`;
const ofPeriod = ({ ids }: World) => `period=${ids.period}`;
const read = (may: Expectation["may"], rest: Partial<Expectation> = {}): Expectation => ({ may, ...rest });
const change = (may: Expectation["may"], body?: Expectation["body"], rest: Partial<Expectation> = {}): Expectation => ({
  may,
  ...(body ? { body } : {}),
  ...rest,
});
const later = { comesLater: true } as const;
const DEVICE_KEY = generateKeyPairSync("ec", { namedCurve: "P-256" })
  .publicKey.export({ format: "der", type: "spki" })
  .toString("base64");
const signature = `0x${"1".repeat(130)}`;

/** Every route of the API and who may use it. A route that is not here makes the test fail. */
export const API_EXPECTATIONS: Readonly<Record<string, Expectation>> = {
  "GET /openapi.json": read("anybody"),
  "GET /product": read("anybody"),
  "GET /offerings": read("anybody"),
  "GET /offerings/{offeringId}": read("anybody"),
  "GET /documents/{sha256}": read("anybody"),
  // Devices sign what they send; nobody is signed in.
  "POST /telemetry": change("anybody", () => ({})),
  "POST /receipts": change("anybody", () => ({})),

  "GET /me": read("signed-in"),
  "GET /me/invitations": read("signed-in"),
  "GET /me/kyc": read("signed-in"),
  "POST /me/kyc": change("signed-in", () => ({ country: "US", category: "professional", returnTo: "/investor" })),
  "GET /me/holdings": read("signed-in"),
  // Who holds none of it is told that there is nothing.
  "GET /offerings/{offeringId}/progress": read("signed-in", later),
  "GET /me/coupons": read("signed-in"),
  "GET /me/transactions/{transactionHash}": read("signed-in"),
  "POST /me/test-coins": change("signed-in", () => ({ coins: 10 })),
  "POST /me/api-tokens": change("signed-in", () => ({ label: "another" })),
  "POST /receipts/judge": change("signed-in", () => ({ content: "OCMF|{}|{}" })),

  "GET /organisations": read("signed-in"),
  "GET /organisations/{orgId}/members": read(WHOLE_ORGANISATION),
  "GET /organisations/{orgId}/invitations": read(["administrator"]),
  "POST /organisations/{orgId}/invitations": change(["administrator"], () => ({
    email: "another@example.com",
    role: "auditor",
  })),
  "POST /invitations/{invitationId}/approve": change(["administrator"], () => ({ payloadHash: "0".repeat(64) })),
  "POST /invitations/{invitationId}/accept": change("owner"),
  "POST /invitations/{invitationId}/revoke": change(["administrator"]),

  "POST /stations": change(["issuer"], ({ orgId }) => ({ orgId, spec: STANDARD_NODE, climate: GREENSBORO_MONTHLY })),
  "GET /stations": read(ALL_OF_DEAL, { query: ofOrganisation }),
  "GET /stations/{stationId}": read(ALL_OF_DEAL),
  "PUT /stations/{stationId}": change(["issuer"], () => ({ version: 1, spec: STANDARD_NODE })),
  "PUT /stations/{stationId}/weather": change(["issuer"], () => new TextEncoder().encode("no weather"), {
    query: () => "name=weather.epw&version=1",
  }),
  "POST /stations/{stationId}/simulations": change(["issuer"], () => ({ seed: 2 })),
  "GET /stations/{stationId}/simulations": read(ALL_OF_DEAL),
  "GET /stations/{stationId}/weather": read(ALL_OF_DEAL, later),
  "POST /stations/{stationId}/risk-runs": change(["issuer"], () => ({ ...RISK_ORDER, seed: 2 })),
  "GET /stations/{stationId}/risk-runs": read(ALL_OF_DEAL),
  "GET /risk-runs/{riskRunId}": read(ALL_OF_DEAL),
  "GET /simulations/{simulationId}": read(ALL_OF_DEAL),
  "GET /simulations/{simulationId}/{table}": read(ALL_OF_DEAL),

  "POST /stations/{stationId}/devices": change(["operator"], () => ({
    role: "pv",
    serial: "ACCESS-1",
    publicKeySpki: DEVICE_KEY,
  })),
  "GET /stations/{stationId}/devices": read(ALL_OF_DEAL),
  "POST /devices/{deviceId}/retirement": change(["operator"], undefined, later),
  "GET /devices/{deviceId}/envelopes/{seq}": read(ALL_OF_DEAL, later),
  "GET /stations/{stationId}/quality": read(ALL_OF_DEAL, { query: ofPeriod }),
  "GET /stations/{stationId}/sessions": read(ALL_OF_DEAL, { query: ofPeriod }),
  "GET /stations/{stationId}/refusals": read(ALL_OF_DEAL, { query: ofPeriod }),

  "POST /deals": change(["issuer"], ({ orgId, draft }) => ({ orgId, request: draft.request })),
  "GET /deals": read(ALL_OF_DEAL, { query: ofOrganisation }),
  "GET /deals/{dealId}": read(ALL_OF_DEAL),
  "GET /deals/{dealId}/pool": read(ALL_OF_DEAL),
  "PUT /deals/{dealId}": change(["issuer"], ({ draft }) => ({ version: 1, request: draft.request })),
  "POST /deals/{dealId}/structure": change(["issuer"], () => ({ version: 1 })),
  "POST /deals/{dealId}/run": change(ALL_OF_DEAL, () => ({ scenarios: [] })),
  "POST /deals/{dealId}/size": change(ALL_OF_DEAL, () => ({
    contracted: ["export"],
    cases: [{ name: "P50", revenueDropBps: 0, totalDscr: "1.2" }],
  })),
  "POST /deals/{dealId}/losses": change(ALL_OF_DEAL, () => ({ paths: 100, seed: 1 })),
  "POST /deals/{dealId}/stress-size": change(
    ALL_OF_DEAL,
    () => ({
      classes: [{ trancheId: "trn_none", cases: [{ name: "base", revenueDropBps: 0, costRiseBps: 0 }] }],
    }),
    later,
  ),
  "POST /deals/{dealId}/rehearsal": change(ALL_OF_DEAL, () => ({
    from: "2026-11",
    failure: { kind: "price", dropBps: 100 },
  })),
  "POST /deals/{dealId}/publish": change(["issuer"], () => ({ version: 1 })),
  "GET /deals/{dealId}/term-sheet.pdf": read(ALL_OF_DEAL),
  "GET /deals/{dealId}/documents": read(ALL_OF_DEAL),
  "GET /deals/{dealId}/updated-projection": read(ALL_OF_DEAL),
  "GET /deals/{dealId}/documents/{sha256}": read(ALL_OF_DEAL),
  "POST /deals/{dealId}/issuance": change(["issuer"]),
  "POST /deals/{dealId}/lock-up-releases": change(["issuer"], () => ({ wallet: `0x${"1".repeat(40)}` }), later),

  "GET /proposals": read(ALL_OF_DEAL, { query: ofOrganisation }),
  "GET /proposals/{proposalId}": read(ALL_OF_DEAL),
  "PUT /proposals/{proposalId}": change(["issuer", "operator"], () => ({ version: 1 })),
  "POST /proposals/{proposalId}/signatures": change(["signer"], () => ({
    safeTxHash: `0x${"0".repeat(64)}`,
    signature,
  })),
  // The signatures are what counts; whoever belongs to the organisation may send them to the chain.
  "POST /proposals/{proposalId}/relay": change(WHOLE_ORGANISATION),

  "PUT /offerings/{offeringId}": change(["issuer"], () => ({ version: 1, status: "open" })),
  "GET /offerings/{offeringId}/check": read("signed-in", { query: () => "tokens=1000" }),
  "POST /orders": change("signed-in", ({ ids }) => ({
    offeringId: ids.offeringId,
    tokens: 1000,
    method: "bank-transfer",
  })),
  "GET /orders": read("signed-in"),
  "GET /orders/{orderId}": read("owner", { or: ["issuer", "operator", "trustee", "auditor"] }),
  "POST /orders/{orderId}/payment": change("owner", () => ({ returnTo: "/investor/orders" })),
  "POST /orders/{orderId}/voucher": change("owner"),
  "POST /orders/{orderId}/purchase": change("owner", () => ({ transactionHash: `0x${"0".repeat(64)}` })),
  "POST /orders/{orderId}/cancellation": change("owner"),

  "GET /deals/{dealId}/defaults": read(ALL_OF_DEAL),
  "POST /deals/{dealId}/defaults": change(["trustee"], () => ({
    ...{ event: "covenant-breach", occurredOn: "2026-11-03", reason: "an access test", evidence: "ab".repeat(32) },
  })),
  "POST /defaults/{defaultId}/cure": change(
    ["trustee"],
    () => ({ reason: "an access test", evidence: "ab".repeat(32) }),
    later,
  ),
  "POST /defaults/{defaultId}/acceleration": change(["trustee"], () => ({ reason: "an access test" }), later),
  "GET /deals/{dealId}/periods": read(ALL_OF_DEAL),
  "GET /deals/{dealId}/periods/{period}": read(ALL_OF_DEAL),
  "GET /deals/{dealId}/ledger": read(ALL_OF_DEAL),
  "POST /deals/{dealId}/periods/{period}/imports": change(["operator"]),
  "POST /deals/{dealId}/periods/{period}/bank-statements": change(
    ["operator"],
    () => new TextEncoder().encode("<a/>"),
    {
      query: () => "name=bank.xml",
    },
  ),
  "DELETE /deals/{dealId}/periods/{period}/bank-statements/{hash}": change(["operator"], undefined, later),
  "POST /deals/{dealId}/periods/{period}/invoices": change(["operator"], () => ({
    invoice: {
      direction: "cost",
      ...{ id: "INV-ACCESS", payee: "Grid", currency: "USD", amountMinor: "100", issuedOn: "2026-12-01" },
    },
    document: { name: "invoice.txt", contentType: "text/plain", base64: "aW52b2ljZQ==" },
  })),
  "DELETE /deals/{dealId}/periods/{period}/invoices/{invoiceId}": change(["operator", "trustee"], undefined, later),
  "POST /deals/{dealId}/periods/{period}/suspense-releases": change(["trustee"], () => ({
    ...{ amountMinor: "1", reason: "an access test" },
  })),
  "POST /deals/{dealId}/periods/{period}/close": change(["operator"]),
  "POST /deals/{dealId}/periods/{period}/adjustments": change(["operator"], () => ({ reason: "an access test" })),
  "GET /statements/{statementId}": read(ALL_OF_DEAL, later),
  "GET /statements/{statementId}/lines": read(ALL_OF_DEAL, later),
  "GET /statements/{statementId}/breaks": read(ALL_OF_DEAL, later),
  "GET /deals/{dealId}/periods/{period}/attestations/{subject}": read(ALL_OF_DEAL, later),
  "POST /attestations": change(
    ALL_OF_DEAL,
    ({ ids }) => ({ subject: "statement", subjectId: ids.statementId, hash: "0".repeat(64), signature }),
    later,
  ),

  "POST /deals/{dealId}/periods/{period}/distribution": change(["operator"], undefined, later),
  "GET /deals/{dealId}/periods/{period}/distribution": read(ALL_OF_DEAL, later),
  "GET /deals/{dealId}/periods/{period}/distribution/entitlements": read(ALL_OF_DEAL, later),
  "POST /deals/{dealId}/periods/{period}/distribution/hold": change(["trustee"], () => ({ reason: "a test" }), later),
  "POST /deals/{dealId}/periods/{period}/distribution/release": change(["trustee"], undefined, later),
  "POST /deals/{dealId}/periods/{period}/distribution/funding": change(["operator"], undefined, later),
  "POST /deals/{dealId}/periods/{period}/distribution/proposal": change(["operator", "issuer"], undefined, later),
  "POST /deals/{dealId}/periods/{period}/distribution/payments": change(["operator"], undefined, later),
  "GET /coupons/{distributionId}/{holder}": read("owner", { or: ALL_OF_DEAL, ...later }),

  "GET /deals/{dealId}/periods/{period}/report.pdf": read(ALL_OF_DEAL, later),
  "GET /deals/{dealId}/periods/{period}/report.csv": read(ALL_OF_DEAL, later),
  "GET /deals/{dealId}/periods/{period}/evidence.zip": read(ALL_OF_DEAL, later),
  "GET /deals/{dealId}/periods/{period}/trust.json": read(ALL_OF_DEAL, later),
};
