import { createKycSimulator } from "../../../stacks/local/kyc";
import { memoryStore } from "../../../stacks/local/stripe/key-value-store";
import { applyKycDecision, type KycRecord, kycStateAt } from "../../core/identity/kyc";
import { DAY_MS } from "../../core/time/instant";
import { simulatedKyc } from "./simulated-kyc";

const USER_ID = "usr_01JBQZ3W5K6M7N8P9QRSTVWXYZ";
const START = Date.parse("2026-11-02T12:00:00Z");

function world() {
  const clock = { time: START, now: () => clock.time };
  const simulator = createKycSimulator({ store: memoryStore(), clock, baseUrl: "http://127.0.0.1:3000" });
  const provider = simulatedKyc({ send: simulator.api });
  const start = (idempotencyKey: string) =>
    provider.startCheck({
      userId: USER_ID,
      email: "ada@example.com",
      country: "US",
      returnUrl: "http://127.0.0.1:3000/account",
      idempotencyKey,
    });
  const choose = (url: string, choice: string, headers: Record<string, string> = {}) =>
    Promise.resolve(
      simulator.pages.fetch(new Request(url, { method: "POST", body: new URLSearchParams({ choice }), headers })),
    );
  return { clock, simulator, provider, start, choose };
}

describe("the simulated identity check", () => {
  it("is verified for a year by a person's choice, and expires", async () => {
    const { clock, provider, start, choose } = world();
    const { checkId, url } = await start("round-1");
    expect((await start("round-1")).checkId).toBe(checkId);
    expect((await start("round-2")).checkId).not.toBe(checkId);
    expect(await provider.getCheck(checkId)).toMatchObject({ state: "pending", simulated: true, userId: USER_ID });
    expect((await choose(url, "approve", { origin: "https://evil.example" })).status).toBe(403);
    expect((await choose(url, "approve")).status).toBe(303);
    const verified = await provider.getCheck(checkId);
    expect(verified).toMatchObject({ state: "verified", verifiedUntil: START + 365 * DAY_MS });
    const record: KycRecord = {
      userId: USER_ID,
      checkId,
      state: "pending",
      country: "US",
      category: "professional",
      startedAt: new Date(START).toISOString(),
      decidedAt: null,
      verifiedUntil: null,
      simulated: true,
    };
    const taken = applyKycDecision(record, verified);
    expect(applyKycDecision(taken, verified)).toBe(taken);
    expect(() => applyKycDecision(taken, { ...verified, state: "rejected" })).toThrow(
      expect.objectContaining({ code: "KYC_TRANSITION_INVALID" }),
    );
    clock.time += 365 * DAY_MS;
    expect(kycStateAt(taken, clock.time)).toBe("expired");
    expect((await provider.getCheck(checkId)).state).toBe("expired");
  });

  it("can be rejected once, and runs out when nobody decides", async () => {
    const { clock, provider, start, choose } = world();
    const rejected = await start("a");
    await choose(rejected.url, "reject");
    expect((await choose(rejected.url, "approve")).status).toBe(404);
    expect((await provider.getCheck(rejected.checkId)).state).toBe("rejected");
    const forgotten = await start("b");
    clock.time += 7 * DAY_MS;
    expect((await provider.getCheck(forgotten.checkId)).state).toBe("expired");
    await expect(provider.getCheck("kyc_unknown")).rejects.toMatchObject({ code: "KYC_CHECK_NOT_FOUND" });
  });

  it("shows what it is", async () => {
    const { simulator, start } = world();
    const { url } = await start("a");
    const page = await simulator.pages.fetch(new Request(url));
    expect(await page.text()).toContain("SIMULATED");
    expect(page.headers.get("cache-control")).toBe("no-store");
  });
});
