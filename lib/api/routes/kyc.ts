import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import type { Actor } from "../../core/identity/actor";
import { CountryCode, InvestorCategory, kycStateAt } from "../../core/identity/kyc";
import type { Instant } from "../../core/time/instant";
import type { KycEntry } from "../../flows/kyc/kyc-records";
import { readKyc } from "../../flows/kyc/read-kyc";
import { startKyc } from "../../flows/kyc/start-kyc";
import { PortalPath } from "../requests";
import { answers, jsonBody } from "../responses";
import { router } from "../router";
import { KycView } from "../views/kyc-view";

const tags = ["identity"];

/** @param origin of the portal, where the provider sends people back to */
export function kycRoutes(origin: string) {
  return router()
    .openapi(
      createRoute({
        method: "get",
        path: "/me/kyc",
        operationId: "readKyc",
        tags,
        responses: answers(KycView, "Where your identity check and your wallet's registration stand"),
      }),
      async (context) => {
        const { ports, actor } = context.var;
        const entry = await readKyc(ports, actor);
        return context.json(viewOf(entry, actor, ports.clock.now()), 200);
      },
    )
    .openapi(
      createRoute({
        method: "post",
        path: "/me/kyc",
        operationId: "startKyc",
        tags,
        request: {
          body: jsonBody(z.strictObject({ country: CountryCode, category: InvestorCategory, returnTo: PortalPath })),
        },
        responses: answers(KycView, "The open check, with the provider's page", 201),
      }),
      async (context) => {
        const { ports, actor } = context.var;
        const { returnTo, ...declared } = context.req.valid("json");
        const { value } = await startKyc(ports, actor, { ...declared, returnUrl: `${origin}${returnTo}` });
        return context.json(viewOf(value, actor, ports.clock.now()), 201);
      },
    );
}

function viewOf(entry: KycEntry | null, actor: Actor | null, now: Instant): KycView {
  const walletAddress = actor?.walletAddress ?? null;
  const state = entry ? kycStateAt(entry.record, now) : "none";
  const registration = entry?.registration;
  return {
    state,
    country: entry?.record.country ?? null,
    category: entry?.record.category ?? null,
    checkUrl: entry && state === "pending" ? entry.checkUrl : null,
    decidedAt: entry?.record.decidedAt ?? null,
    verifiedUntil: entry?.record.verifiedUntil ?? null,
    simulated: entry?.record.simulated ?? false,
    walletAddress,
    isRegistered:
      state === "verified" &&
      walletAddress !== null &&
      registration?.wallet === walletAddress &&
      registration.until === entry?.record.verifiedUntil,
  };
}
