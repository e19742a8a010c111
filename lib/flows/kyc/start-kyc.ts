import { HeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { requireSignedIn } from "../../core/identity/authorise";
import { countryNumber } from "../../core/identity/country-number";
import { type InvestorCategory, type KycRecord, kycStateAt } from "../../core/identity/kyc";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { type KycEntry, kycEntries } from "./kyc-records";

/**
 * Opens an identity check with the provider, or finds the one that is open. The check's name is the person and the
 * attempt, so that a repeat after a crash finds the provider's first one.
 * @throws HeliographError KYC_ALREADY_VERIFIED, COUNTRY_UNKNOWN
 */
export async function startKyc(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "kyc">,
  actor: Actor | null,
  input: { country: string; category: InvestorCategory; returnUrl: string },
): Promise<Stored<KycEntry>> {
  const { userId, email } = requireSignedIn(actor);
  countryNumber(input.country);
  const now = ports.clock.now();
  const known = await ports.book.get(kycEntries, userId);
  const state = known ? kycStateAt(known.value.record, now) : null;
  if (known && state === "pending") return known;
  if (state === "verified") {
    throw new HeliographError({
      code: "KYC_ALREADY_VERIFIED",
      kind: "conflict",
      message: "Your identity is verified already.",
      remedy: "A new check is needed only once this one has expired.",
    });
  }
  const attempt = (known?.value.attempt ?? 0) + 1;
  const check = await ports.kyc.startCheck({
    ...{ userId, email, country: input.country, returnUrl: input.returnUrl },
    idempotencyKey: `kyc_${userId}_${attempt}`,
  });
  const record: KycRecord = {
    ...{ userId, checkId: check.checkId, state: "pending", country: input.country, category: input.category },
    ...{ startedAt: formatInstant(now), decidedAt: null, verifiedUntil: null, simulated: !ports.stage.livemode },
  };
  const entry: KycEntry = {
    ...{ userId, record, attempt, checkUrl: check.url },
    requested: known?.value.requested ?? null,
    registration: known?.value.registration ?? null,
  };
  const event = newEvent(ports, "kyc.started.v1", userId, { userId });
  await commitOrFail(ports.book, [put(kycEntries, entry, known?.version ?? 0), publish(event)]);
  return { value: entry, version: (known?.version ?? 0) + 1 };
}
