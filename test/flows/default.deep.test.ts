import { verifyBundle } from "@/lib/core/audit/verify-bundle";
import { readEvidenceBundle, readTrustAnchors } from "@/lib/flows/audit/read-evidence-bundle";
import { distributions, readWaterfall } from "@/lib/flows/distribution/distribution-records";
import { accelerateDeal } from "@/lib/flows/enforcement/accelerate-deal";
import { cureDefault } from "@/lib/flows/enforcement/cure-default";
import { declareDefault } from "@/lib/flows/enforcement/declare-default";
import { readDefaults } from "@/lib/flows/enforcement/read-defaults";
import { readStatement, statements } from "@/lib/flows/settlement/statement-records";
import { DEAL, JUNIOR, SENIOR } from "../simulated-period";
import { balances, changeTerms, distributed, openPeriodWorld } from "./period-steps";
import { PERIOD, type PeriodWorld, person } from "./period-world";

const trustee = person("trustee");
const auditor = person("auditor");
const code = (value: string) => expect.objectContaining({ code: value });
const EVIDENCE = "ab".repeat(32);
const notice = {
  ...{ dealId: DEAL, event: "covenant-breach" as const, occurredOn: "2026-11-10", reason: "No insurance" },
  ...{ evidence: EVIDENCE, idempotencyKey: "one" },
};

let world: PeriodWorld;
beforeEach(async () => {
  world = await openPeriodWorld();
  await nameEventsOfDefault("trustee");
}, 180_000);
afterEach(() => world.close());

/** Gives the deal events of default, and a priority that releases all to the senior first. */
function nameEventsOfDefault(acceleration: "trustee" | "majority-of-senior"): Promise<void> {
  return changeTerms(world, () => ({
    disclosure: {
      ...{ documents: [], opinions: [], mandatoryPrepayments: [], jurisdictions: [], assetFilings: [], lockUps: [] },
      eventsOfDefault: [
        { event: "covenant-breach", graceDays: 5 },
        { event: "insolvency", graceDays: 0 },
      ],
      ...{ acceleration, recourse: "limited" },
    },
    enforcementWaterfall: [
      { id: "operating", kind: "operating-costs", payee: "Suppliers" },
      { id: "enforced-senior-interest", kind: "interest", tranche: SENIOR },
      { id: "enforced-senior-principal", kind: "sequential-principal", tranches: [SENIOR] },
      { id: "enforced-junior-interest", kind: "interest", tranche: JUNIOR },
      { id: "enforced-junior-principal", kind: "sequential-principal", tranches: [JUNIOR] },
      { id: "residual", kind: "residual", payee: "SPV" },
    ],
  }));
}

test("a default is declared, its grace runs out, and the priority of enforcement runs, for the auditor too", async () => {
  world.setNow("2026-11-12T12:00:00.000Z");
  const declared = await declareDefault(world.ports, trustee, notice);
  expect(await declareDefault(world.ports, trustee, notice)).toEqual(declared);
  expect(declared.value.declared.notice).toMatchObject({ graceDays: 5, graceEnds: "2026-11-15" });
  const subject = { defaultId: declared.value.id, reason: "Not cured" };
  await expect(accelerateDeal(world.ports, trustee, subject)).rejects.toEqual(code("GRACE_RUNNING"));
  world.setNow("2026-11-16T12:00:00.000Z");
  const before = await balances(world);
  const cure = { defaultId: declared.value.id, reason: "Insured again", evidence: EVIDENCE };
  await expect(cureDefault(world.ports, trustee, cure)).rejects.toEqual(code("GRACE_OVER"));
  const accelerated = await accelerateDeal(world.ports, trustee, subject);
  expect(await accelerateDeal(world.ports, trustee, subject)).toEqual(accelerated);
  expect(accelerated.value.declared.acceleration?.fromPeriod).toBe(PERIOD);
  expect(await balances(world)).toEqual(before);
  expect(await readDefaults(world.ports, auditor, DEAL)).toMatchObject({ enforcedFrom: PERIOD });

  await distributed(world);
  const distribution = await world.ports.book.get(distributions, `dst_${DEAL}_${PERIOD}`);
  if (!distribution) throw new Error("the period has a distribution");
  const waterfall = await readWaterfall(world.ports, distribution.value);
  expect(waterfall.closing.enforced).toBe(true);
  const steps = waterfall.transfers.map(({ stepId }) => stepId);
  expect(steps).toContain("enforced-senior-principal");
  expect(steps).not.toContain("senior-principal");
  const principal = BigInt(waterfall.tranches[SENIOR]?.principalPaidMinor ?? "0");
  expect(principal).toBeGreaterThan(3_000n);
  expect(waterfall.transfers.find(({ kind }) => kind === "residual")).toBeUndefined();

  const input = { dealId: DEAL, period: PERIOD };
  const bundle = await readEvidenceBundle(world.ports, auditor, input);
  const anchors = await readTrustAnchors(world.ports, auditor, input);
  const report = await verifyBundle(bundle, { anchors });
  expect(report.verdict).toBe("authenticated");
  expect(report.checks.find(({ name }) => name === "event of default")?.detail).toContain(`runs from ${PERIOD}`);
}, 400_000);

test("a default that is cured within its grace leaves the priority as it is, and stays in the evidence", async () => {
  world.setNow("2026-11-12T12:00:00.000Z");
  const { value } = await declareDefault(world.ports, trustee, notice);
  const cure = { defaultId: value.id, reason: "Insured again", evidence: EVIDENCE };
  const cured = await cureDefault(world.ports, trustee, cure);
  expect(await cureDefault(world.ports, trustee, cure)).toEqual(cured);
  const subject = { defaultId: value.id, reason: "Too late" };
  await expect(accelerateDeal(world.ports, trustee, subject)).rejects.toEqual(code("DEFAULT_SETTLED"));
  await distributed(world);
  const record = await world.ports.book.get(statements, `stm_${DEAL}_${PERIOD}_v1`);
  if (!record) throw new Error("the period has a statement");
  const statement = await readStatement(world.ports, record.value);
  expect(statement.defaults?.[0]?.cure?.evidence).toBe(EVIDENCE);
  const distribution = await world.ports.book.get(distributions, `dst_${DEAL}_${PERIOD}`);
  if (!distribution) throw new Error("the period has a distribution");
  expect((await readWaterfall(world.ports, distribution.value)).closing.enforced).toBeUndefined();
}, 400_000);

test("only the trustee, freshly signed in, declares what the terms name; the holders' direction is asked for", async () => {
  world.setNow("2026-11-12T12:00:00.000Z");
  await expect(declareDefault(world.ports, person("operator"), notice)).rejects.toEqual(code("ROLE_MISSING"));
  await expect(declareDefault(world.ports, { ...trustee, authenticatedAt: 0 }, notice)).rejects.toEqual(
    code("FRESH_SIGN_IN_NEEDED"),
  );
  const other = { ...notice, event: "illegality" as const };
  await expect(declareDefault(world.ports, trustee, other)).rejects.toEqual(code("EVENT_NOT_A_DEFAULT"));
  const future = { ...notice, occurredOn: "2026-11-13" };
  await expect(declareDefault(world.ports, trustee, future)).rejects.toEqual(code("EVENT_NOT_YET"));
  await nameEventsOfDefault("majority-of-senior");
  const insolvency = { ...notice, event: "insolvency" as const };
  const { value } = await declareDefault(world.ports, trustee, insolvency);
  await expect(
    accelerateDeal(world.ports, trustee, { defaultId: value.id, reason: "It is insolvent" }),
  ).rejects.toEqual(code("DIRECTION_MISSING"));
  const directed = { defaultId: value.id, reason: "It is insolvent", direction: EVIDENCE };
  await accelerateDeal(world.ports, trustee, directed);
  const second = await declareDefault(world.ports, trustee, { ...notice, idempotencyKey: "two" });
  world.setNow("2026-11-20T12:00:00.000Z");
  await expect(accelerateDeal(world.ports, trustee, { ...directed, defaultId: second.value.id })).rejects.toEqual(
    code("DEAL_ENFORCED"),
  );
}, 400_000);
