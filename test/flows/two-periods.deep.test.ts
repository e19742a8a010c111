import { verifyBundle } from "@/lib/core/audit/verify-bundle";
import { readCamt053 } from "@/lib/core/settlement/camt053";
import { readEvidenceBundle, readTrustAnchors } from "@/lib/flows/audit/read-evidence-bundle";
import { readPeriodReportCsv } from "@/lib/flows/audit/read-period-report";
import { type DistributionRecord, distributions, readWaterfall } from "@/lib/flows/distribution/distribution-records";
import { closePeriod } from "@/lib/flows/settlement/close-period";
import { importSettlement } from "@/lib/flows/settlement/import-settlement";
import { readPeriod } from "@/lib/flows/settlement/read-periods";
import { releaseSuspense } from "@/lib/flows/settlement/release-suspense";
import { COLLECTION_IBAN, DEAL, SENIOR, TERMS } from "../simulated-period";
import { HOLDERS } from "./period-chain";
import { balances, distributed, openPeriodWorld, payOut } from "./period-steps";
import { PERIOD, type PeriodWorld, person } from "./period-world";

const NEXT = "2026-12";
const operator = person("operator");
const trustee = person("trustee");
const auditor = person("auditor");
const code = (value: string) => expect.objectContaining({ code: value });
const release = {
  dealId: DEAL,
  period: NEXT,
  amountMinor: "3000",
  reason: "The payer is known",
  idempotencyKey: "one",
};

let world: PeriodWorld;
beforeEach(async () => {
  world = await openPeriodWorld();
}, 180_000);
afterEach(() => world.close());

/** November with 80.00 that nobody can explain, paid out; December has no cash of its own. */
async function novemberPaid(): Promise<void> {
  world.setNow("2026-12-02T12:00:00.000Z");
  await world.bank.book(DEAL, "unknown payer", { direction: "credit", amountMinor: "8000", reference: "Thank you" });
  await distributed(world);
  await payOut(world);
}

async function decemberClosed(): Promise<void> {
  world.setNow("2027-01-06T06:00:00.000Z");
  await importSettlement(world.ports, operator, { dealId: DEAL, period: NEXT });
  await closePeriod(world.ports, operator, { dealId: DEAL, period: NEXT });
}

async function distributionOf(period: string): Promise<DistributionRecord> {
  const stored = await world.ports.book.get(distributions, `dst_${DEAL}_${period}`);
  if (!stored) throw new Error(`${period} has no distribution`);
  return stored.value;
}

/** What the account bank has booked for the deal until the day, in minor units. */
async function bankBalance(to: string): Promise<bigint> {
  const xml = await world.ports.bankFeed?.statement({
    ...{ dealId: DEAL, iban: COLLECTION_IBAN, currency: TERMS.currency, timeZone: TERMS.timeZone },
    ...{ from: "2026-10-30", to },
  });
  return readCamt053(xml ?? "").lines.reduce(
    (sum, { direction, amountMinor }) =>
      direction === "credit" ? sum + BigInt(amountMinor) : sum - BigInt(amountMinor),
    0n,
  );
}

test("what a period leaves opens the next one, and no cent is lost between bank, Safe, ledger and holders", async () => {
  await novemberPaid();
  const before = await distributionOf(PERIOD);
  const { retainedMinor, dustMinor, suspenseMinor } = before.set;
  expect(BigInt(retainedMinor)).toBeGreaterThan(0n);
  expect(BigInt(dustMinor)).toBeGreaterThan(0n);
  expect(suspenseMinor).toBe("8000");

  await releaseSuspense(world.ports, trustee, release);
  await decemberClosed();
  const view = await readPeriod(world.ports, auditor, { dealId: DEAL, period: NEXT });
  expect(view.opening).toEqual({ reserveMinor: "0", retainedMinor, dustMinor, suspenseMinor });
  const carried = BigInt(retainedMinor) + BigInt(dustMinor);
  expect(view.statement?.totals).toMatchObject({
    ...{ clearedMinor: "0", carriedMinor: carried.toString(), releasedMinor: "3000" },
    ...{ distributableCashMinor: carried.toString(), availableFundsMinor: (carried + 8000n).toString() },
    distributableMinor: (carried + 3000n).toString(),
  });
  await distributed(world, NEXT, "2027-01-09T06:00:00.000Z");
  await payOut(world, NEXT);

  const after = await distributionOf(NEXT);
  const waterfall = await readWaterfall(world.ports, after);
  const fromSuspense = waterfall.transfers.filter(({ from }) => from === "suspense");
  expect(fromSuspense).toMatchObject([{ kind: "interest", to: { type: "tranche", trancheId: SENIOR } }]);
  const used = BigInt(fromSuspense[0]?.amountMinor ?? "0");
  expect(after.set.suspenseMinor).toBe((8000n - used).toString());
  const total = BigInt(after.set.totalMinor);
  expect(BigInt(after.funding?.amountMinor ?? "0")).toBe(total - BigInt(dustMinor));

  const ledger = await balances(world);
  const of = (account: string) => ledger.get(`${DEAL}:${account}`) ?? 0n;
  expect([...ledger.values()].reduce((sum, minor) => sum + minor, 0n)).toBe(0n);
  for (const [account, minor] of ledger)
    if (!account.startsWith("external:")) expect([account, minor >= 0n]).toEqual([account, true]);
  for (const account of ["collection", "suspense-released", "distribution", "distributor"]) {
    expect([account, of(account)]).toEqual([account, 0n]);
  }
  expect(of("retained")).toBe(BigInt(after.set.retainedMinor));
  expect(of("safe")).toBe(BigInt(after.set.dustMinor));
  expect(of("suspense")).toBe(8000n - used);
  world.setNow("2027-02-08T12:00:00.000Z");
  const inBank = of("retained") + of("suspense") + of("vat") + of("third-parties") + of("reserve");
  expect(await bankBalance("2027-02-05")).toBe(inBank);
  const paid = Object.values(HOLDERS)
    .flat()
    .reduce((sum, { holder }) => sum + (ledger.get(`external:holder:${holder}`) ?? 0n), 0n);
  const bought = BigInt(before.funding?.amountMinor ?? "0") + BigInt(after.funding?.amountMinor ?? "0");
  expect(paid + of("safe")).toBe(bought);
}, 400_000);

test("verify recomputes the opening balances and the trustee's release, and finds a changed one", async () => {
  await novemberPaid();
  await releaseSuspense(world.ports, trustee, release);
  await decemberClosed();
  await distributed(world, NEXT, "2027-01-09T06:00:00.000Z");
  const input = { dealId: DEAL, period: NEXT };
  const bundle = await readEvidenceBundle(world.ports, auditor, input);
  const anchors = await readTrustAnchors(world.ports, auditor, input);
  const report = await verifyBundle(bundle, { anchors });
  expect(report.verdict).toBe("authenticated");
  const details = new Map(report.checks.map(({ name, detail }) => [name, detail]));
  expect(details.get("opening balances")).toContain("8000 in suspense");
  expect(details.get("suspense")).toContain("3000 released");
  const csv = await readPeriodReportCsv(world.ports, auditor, input);
  expect(csv).toContain("The payer is known");
}, 400_000);

test("the trustee releases what is there, once, with a reason, and nobody else does", async () => {
  const first = { ...release, period: PERIOD };
  await expect(releaseSuspense(world.ports, trustee, first)).rejects.toEqual(code("SUSPENSE_NOT_COVERED"));
  await expect(releaseSuspense(world.ports, trustee, release)).rejects.toEqual(code("PERIOD_OUT_OF_TURN"));
  await novemberPaid();
  await expect(releaseSuspense(world.ports, operator, release)).rejects.toEqual(code("ROLE_MISSING"));
  const stale = { ...trustee, authenticatedAt: 0 };
  await expect(releaseSuspense(world.ports, stale, release)).rejects.toEqual(code("FRESH_SIGN_IN_NEEDED"));
  const stored = await releaseSuspense(world.ports, trustee, release);
  expect(await releaseSuspense(world.ports, trustee, release)).toEqual(stored);
  expect((await balances(world)).get(`${DEAL}:suspense-released`)).toBe(3000n);
  const changed = { ...release, amountMinor: "4000" };
  await expect(releaseSuspense(world.ports, trustee, changed)).rejects.toEqual(code("IDEMPOTENCY_KEY_REUSED"));
  const rest = { ...release, idempotencyKey: "two", amountMinor: "5001" };
  await expect(releaseSuspense(world.ports, trustee, rest)).rejects.toEqual(code("SUSPENSE_NOT_COVERED"));
  await releaseSuspense(world.ports, trustee, { ...rest, amountMinor: "5000" });
  expect((await balances(world)).get(`${DEAL}:suspense`)).toBe(0n);
  await decemberClosed();
  await distributed(world, NEXT, "2027-01-09T06:00:00.000Z");
  const late = { ...release, idempotencyKey: "three", amountMinor: "1" };
  await expect(releaseSuspense(world.ports, trustee, late)).rejects.toEqual(code("PERIOD_DISTRIBUTED"));
}, 400_000);
