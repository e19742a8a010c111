import { demoDisclosure } from "@/lib/core/deal/presets/demo-disclosure";
import { derivedId } from "@/lib/core/ids/derived-id";
import { decodeCalls } from "@/lib/core/issuance/decode-calls";
import { deals } from "@/lib/flows/deals/deal-records";
import { proposeLockUpRelease } from "@/lib/flows/issuance/propose-lock-up-release";
import { put } from "@/lib/flows/ports/book";
import { createTestPorts, type TestPorts, testPerson } from "./harness";
import { storeIssuedDeal } from "./issued-deal";

jest.setTimeout(120_000);

const WALLET = `0x${"D".repeat(40)}`;
const code = (value: string) => expect.objectContaining({ code: value, remedy: expect.any(String) });
const input = (dealId: string, wallet = WALLET) => ({ dealId, wallet });

let world: TestPorts;
let dealId: string;
let orgId: string;
beforeEach(async () => {
  world = await createTestPorts();
  ({ id: dealId, orgId } = await storeIssuedDeal(world));
  const stored = await world.ports.book.get(deals, dealId);
  const frozen = stored?.value.deal.terms;
  if (!stored || !frozen) throw new Error("the deal has terms");
  const { value, version } = stored;
  const lockUps = [{ holder: "Originator", until: "2027-06-30", wallet: WALLET }];
  const terms = { ...frozen, disclosure: { ...demoDisclosure("abs", "2026-11-01"), lockUps } };
  await world.ports.book.commit([put(deals, { ...value, deal: { ...value.deal, terms } }, version)]);
});
afterEach(() => world.close());

const issuer = () => testPerson("ira", { memberships: [{ userId: derivedId("user", "ira"), orgId, role: "issuer" }] });
/** Moves the product's time to this instant. */
const at = (iso: string) => world.advance(Date.parse(iso) - world.now());

test("a lock-up is ended by the Safe and not before its last day is over", async () => {
  at("2027-06-30T20:00:00Z");
  await expect(proposeLockUpRelease(world.ports, issuer(), input(dealId))).rejects.toEqual(code("LOCK_UP_RUNNING"));
  at("2027-07-01T05:00:00Z");
  const proposed = await proposeLockUpRelease(world.ports, issuer(), input(dealId));
  expect(proposed.value).toMatchObject({ purpose: "administration", status: "proposed", dealId });
  const tokens = proposed.value.calls.map(({ to }, index) => ({ token: to, symbol: `NOTE${index}` }));
  const { addresses } = world.ports.chain;
  const told = decodeCalls(proposed.value.calls, { ...addresses, safeGuard: null, tokens });
  expect(told.map(({ sentence }) => sentence.key)).toEqual(["releaseHolder", "releaseHolder"]);
  expect(await proposeLockUpRelease(world.ports, issuer(), input(dealId, WALLET.toLowerCase()))).toEqual(proposed);
});

test("who is not locked up has nothing to release, and only the issuer proposes it", async () => {
  at("2027-07-01T05:00:00Z");
  const other = input(dealId, `0x${"e".repeat(40)}`);
  await expect(proposeLockUpRelease(world.ports, issuer(), other)).rejects.toEqual(code("LOCK_UP_UNKNOWN"));
  const stranger = testPerson("ivo");
  await expect(proposeLockUpRelease(world.ports, stranger, input(dealId))).rejects.toEqual(code("NOT_FOUND"));
});
