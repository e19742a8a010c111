import * as z from "zod";
import { HeliographError } from "../../core/errors/heliograph-error";
import { KycState } from "../../core/identity/kyc";
import type { KycProvider } from "../../flows/ports/kyc";

const Started = z.object({ checkId: z.string().min(1), url: z.url() });
const Told = z.object({
  checkId: z.string(),
  userId: z.string(),
  state: KycState,
  country: z.string(),
  decidedAt: z.int().nullable(),
  verifiedUntil: z.int().nullable(),
});

/** The simulated KYC provider, by its HTTP API; whatever it verifies is marked as simulated. */
export function simulatedKyc(options: { readonly send: (request: Request) => Promise<Response> }): KycProvider {
  const url = (path: string) => `http://kyc.simulated/v1/checks${path}`;
  return {
    async startCheck({ idempotencyKey, ...input }) {
      const headers = { "content-type": "application/json", "idempotency-key": idempotencyKey };
      const response = await options.send(
        new Request(url(""), { method: "POST", headers, body: JSON.stringify(input) }),
      );
      return Started.parse(await answer(response, idempotencyKey));
    },
    async getCheck(checkId) {
      const response = await options.send(new Request(url(`/${encodeURIComponent(checkId)}`)));
      return { ...Told.parse(await answer(response, checkId)), simulated: true };
    },
  };
}

async function answer(response: Response, subject: string): Promise<unknown> {
  if (response.ok) return response.json();
  throw new HeliographError({
    code: response.status === 404 ? "KYC_CHECK_NOT_FOUND" : "KYC_PROVIDER_FAILED",
    kind: response.status === 404 ? "not-found" : "unavailable",
    message: `The identity provider answered ${response.status}.`,
    remedy: response.status === 404 ? "Start a new check." : "Try again later.",
    data: { subject, status: response.status },
  });
}
