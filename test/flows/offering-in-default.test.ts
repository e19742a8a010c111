import type { DeclaredDefault } from "@/lib/core/enforcement/declared-default";
import { derivedId } from "@/lib/core/ids/derived-id";
import { formatInstant } from "@/lib/core/time/instant";
import type { DealEntry } from "@/lib/flows/deals/deal-records";
import { defaults } from "@/lib/flows/enforcement/default-records";
import { changeOffering } from "@/lib/flows/offerings/change-offering";
import { closeOfferings } from "@/lib/flows/offerings/close-offerings";
import { offeringIdOf, offerings } from "@/lib/flows/offerings/offering-records";
import { put } from "@/lib/flows/ports/book";
import { createTestPorts, type TestPorts, testPerson } from "./harness";
import { storeIssuedDeal } from "./issued-deal";

const HASH = "ab".repeat(32);

let world: TestPorts;
let deal: DealEntry;

beforeEach(async () => {
  world = await createTestPorts();
  deal = await storeIssuedDeal(world);
  await world.drain();
});
afterEach(() => world.close());

test("nothing is sold while an event of default stands, and again once it is cured", async () => {
  const { ports } = world;
  const person = testPerson("issuer");
  const issuer = { ...person, memberships: [{ userId: person.userId, orgId: deal.orgId, role: "issuer" as const }] };
  const offeringId = offeringIdOf(deal.id, deal.issuance?.tranches[0]?.trancheId ?? "");
  const at = formatInstant(world.now());
  const notice: DeclaredDefault["notice"] = {
    ...{ id: derivedId("default", "one"), event: "covenant-breach", occurredOn: "2026-11-01", graceDays: 5 },
    ...{ graceEnds: "2026-11-06", reason: "No insurance", evidence: HASH, declaredBy: person.userId, declaredAt: at },
  };
  const record = { id: notice.id, orgId: deal.orgId, dealId: deal.id, declared: { notice }, inputHash: HASH };
  await ports.book.commit([put(defaults, record, 0)]);
  await closeOfferings(ports, deal.id);
  const closed = await ports.book.get(offerings, offeringId);
  expect(closed?.value.status).toBe("closed");
  const open = { offeringId, version: closed?.version ?? 0, status: "open" as const };
  await expect(changeOffering(ports, issuer, open)).rejects.toMatchObject({ code: "DEAL_IN_DEFAULT" });

  const cure = { reason: "Insured again", evidence: HASH, curedBy: person.userId, curedAt: at };
  await ports.book.commit([put(defaults, { ...record, declared: { notice, cure } }, 1)]);
  expect((await changeOffering(ports, issuer, open)).value.status).toBe("open");
});
