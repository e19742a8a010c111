import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { html } from "hono/html";
import * as z from "zod";
import { CountryCode, KYC_TRANSITIONS, KycState } from "../../lib/core/identity/kyc";
import { DAY_MS, type Instant } from "../../lib/core/time/instant";
import type { Clock } from "../../lib/flows/ports/clock";
import { choiceForm, type Markup, notFoundPage, simulatedPage, simulatedPageGuard } from "./simulated-page";
import { SIMULATED_TEXTS } from "./simulated-texts";
import type { KeyValueStore } from "./stripe/key-value-store";

const TEXTS = SIMULATED_TEXTS.kyc;
const PENDING_LIFETIME_MS = 7 * DAY_MS;
const VERIFIED_LIFETIME_MS = 365 * DAY_MS;

const NewCheck = z.strictObject({
  userId: z.string().min(1),
  email: z.email(),
  country: CountryCode,
  returnUrl: z.url(),
});

const CheckRecord = NewCheck.extend({
  checkId: z.string(),
  state: KycState,
  startedAt: z.int(),
  decidedAt: z.int().nullable(),
  verifiedUntil: z.int().nullable(),
});
type CheckRecord = z.infer<typeof CheckRecord>;

const OUTCOME = { approve: "verified", reject: "rejected", expire: "expired" } as const;
type Choice = keyof typeof OUTCOME;

/**
 * A KYC provider on one machine, with the states of a real one. `api` is what the product's adapter calls (never mounted
 * for browsers), `pages` is where the person, or who plays them, decides the outcome.
 */
export function createKycSimulator(options: {
  readonly store: KeyValueStore;
  readonly clock: Clock;
  readonly baseUrl: string;
}): { readonly api: (request: Request) => Promise<Response>; readonly pages: Hono } {
  const { store, clock, baseUrl } = options;

  async function read(checkId: string): Promise<CheckRecord | undefined> {
    const json = await store.get(`kyc/check/${checkId}`);
    return json === undefined ? undefined : asOf(CheckRecord.parse(JSON.parse(json)), clock.now());
  }

  const api = new Hono();
  api.post("/v1/checks", async (context) => {
    const key = `kyc/idempotency/${context.req.header("idempotency-key") ?? randomUUID()}`;
    const input = NewCheck.parse(await context.req.json());
    const checkId = (await store.get(key)) ?? `kyc_${randomUUID()}`;
    const fresh: CheckRecord = {
      ...input,
      checkId,
      state: "pending",
      startedAt: clock.now(),
      decidedAt: null,
      verifiedUntil: null,
    };
    if ((await store.get(key)) === undefined) {
      await store.put([
        [key, checkId],
        [`kyc/check/${checkId}`, JSON.stringify(fresh)],
      ]);
    }
    return context.json({ checkId, url: `${baseUrl}/simulated/kyc/${checkId}` });
  });
  api.get("/v1/checks/:id", async (context) => {
    const check = await read(context.req.param("id"));
    return check ? context.json(check) : context.json({ error: "not found" }, 404);
  });

  const pages = new Hono();
  pages.use("/simulated/kyc/*", simulatedPageGuard);
  pages.get("/simulated/kyc/:id", async (context) => {
    const check = await read(context.req.param("id"));
    return check ? context.html(checkPage(check)) : notFoundPage(context);
  });
  pages.post("/simulated/kyc/:id", async (context) => {
    const check = await read(context.req.param("id"));
    const chosen = (await context.req.parseBody()).choice;
    const choice = check && choicesOf(check).find((candidate) => candidate === chosen);
    if (!check || !choice) return notFoundPage(context);
    await store.put([[`kyc/check/${check.checkId}`, JSON.stringify(decide(check, choice, clock.now()))]]);
    return context.redirect(`/simulated/kyc/${check.checkId}`, 303);
  });
  return { api: async (request) => api.fetch(request), pages };
}

function decide(check: CheckRecord, choice: Choice, now: Instant): CheckRecord {
  const state = OUTCOME[choice];
  return { ...check, state, decidedAt: now, verifiedUntil: state === "verified" ? now + VERIFIED_LIFETIME_MS : null };
}

/** Time alone ends a check that nobody completes, and a verification after its year. */
function asOf(check: CheckRecord, now: Instant): CheckRecord {
  const end = check.state === "pending" ? check.startedAt + PENDING_LIFETIME_MS : check.verifiedUntil;
  const isOver = (check.state === "pending" || check.state === "verified") && end !== null && end <= now;
  return isOver ? { ...check, state: "expired", decidedAt: end } : check;
}

function choicesOf(check: CheckRecord): Choice[] {
  const next: readonly KycState[] = KYC_TRANSITIONS[check.state];
  return (["approve", "reject", "expire"] as const).filter((choice) => next.includes(OUTCOME[choice]));
}

function checkPage(check: CheckRecord): Markup {
  const choices = choicesOf(check);
  const action = `/simulated/kyc/${check.checkId}`;
  const forms = choices.map((value) =>
    choiceForm({
      action,
      value,
      label: TEXTS.actions[value],
      explained: TEXTS.explained[value],
      isPrimary: value === "approve",
    }),
  );
  return simulatedPage(
    TEXTS.title,
    html`<dl><dt>${TEXTS.person}</dt><dd>${check.email}</dd><dt>${TEXTS.country}</dt><dd>${check.country}</dd>
<dt>${TEXTS.state}</dt><dd><span role="status">${TEXTS.states[check.state]}</span></dd></dl>
${forms.length === 0 ? "" : html`<h2>${TEXTS.choose}</h2><ul class="plain">${forms}</ul>`}
<p><a href="${check.returnUrl}">${TEXTS.back}</a></p>`,
  );
}
