import { exampleTerms } from "@/lib/core/issuance/example-terms.fixture";
import { type Offering, offeringIdOf, offerings } from "@/lib/flows/offerings/offering-records";
import { showVerifiedShare } from "@/lib/flows/offerings/show-verified-share";
import { put } from "@/lib/flows/ports/book";
import { statements } from "@/lib/flows/settlement/statement-records";
import { DEAL, JUNIOR, SENIOR, TERMS } from "../simulated-period";
import { closed, letAttest, openPeriodWorld } from "./period-steps";
import { PERIOD, type PeriodWorld } from "./period-world";

const HASH = "0".repeat(64);
const statementId = `stm_${DEAL}_${PERIOD}_v1`;

let world: PeriodWorld;
beforeEach(async () => {
  world = await openPeriodWorld();
}, 180_000);
afterEach(() => world.close());

function offeringOf(trancheId: string): Offering {
  const tranche = TERMS.tranches.find(({ id }) => id === trancheId) ?? exampleTerms().tranches[0];
  if (!tranche) throw new Error("a deal has tranches");
  const { schedule: _, ...published } = tranche;
  return {
    ...{ id: offeringIdOf(DEAL, trancheId), orgId: TERMS.orgId, dealId: DEAL, trancheId, status: "open" },
    rules: { openCountries: ["US"], admittedCategories: ["professional"], minimumTokens: 1 },
    ...{ dealName: TERMS.name, dealKind: "abs", currency: "USD", timeZone: TERMS.timeZone, tranche: published },
    token: `0x${"a".repeat(40)}`,
    figures: { yieldBase: null, yieldDownside: null, walYears: null, downsideShockBps: 2_000, breakEvenBps: null },
    ...{ termsHash: HASH, termSheetHash: HASH, projectionHash: HASH, verified: null },
    ...{ livemode: false, chainId: 31_337, openedAt: "2026-10-30T00:00:00.000Z" },
  };
}

test("an anchored statement fills the share on every offering of its deal, and an older month does not take it back", async () => {
  for (const trancheId of [SENIOR, JUNIOR]) await world.ports.book.commit([put(offerings, offeringOf(trancheId), 0)]);
  await closed(world);
  expect((await world.ports.book.get(offerings, offeringIdOf(DEAL, SENIOR)))?.value.verified).toBeNull();
  await letAttest(world, "statement.computed.v1", 2);
  await world.drain();
  const record = (await world.ports.book.get(statements, statementId))?.value;
  if (!record) throw new Error("the statement is there");
  const { measured, expected } = record.readings;
  const share = (Math.floor((measured / expected) * 10_000) / 10_000).toFixed(4);
  expect(Number(share)).toBeGreaterThan(0);
  for (const trancheId of [SENIOR, JUNIOR]) {
    const stored = await world.ports.book.get(offerings, offeringIdOf(DEAL, trancheId));
    expect(stored?.value.verified).toEqual({ period: PERIOD, share });
    await showVerifiedShare(world.ports, statementId);
    expect(await world.ports.book.get(offerings, offeringIdOf(DEAL, trancheId))).toEqual(stored);
  }
  const senior = await world.ports.book.get(offerings, offeringIdOf(DEAL, SENIOR));
  if (!senior) throw new Error("the offering is there");
  const later = { ...senior.value, verified: { period: "2027-01", share: "1.0000" } };
  await world.ports.book.commit([put(offerings, later, senior.version)]);
  await showVerifiedShare(world.ports, statementId);
  expect((await world.ports.book.get(offerings, senior.value.id))?.value.verified).toEqual(later.verified);
}, 400_000);
