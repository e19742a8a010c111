import { Rehearsal } from "@/lib/core/abs/losses/default-rehearsal";
import { rehearsalOrder } from "./rehearsal-order";

const schema = rehearsalOrder({ percent: "a part", periods: "periods" });
const failures = [
  { kind: "servicer", lostBps: "30", replacedAfter: "6", extraCostBps: "12.5" },
  { kind: "meter", unprovenBps: "100", repairedAfter: "3", isReleased: "on" },
  { kind: "account-bank", blockedFor: "2", recoveredBps: "0" },
  { kind: "price", dropBps: "25" },
];

test.each(failures)("$kind is read as the rehearsal that the core plays", (failure) => {
  const order = schema.parse({ from: "2027-03", failure, enforceAfter: "" });
  expect(Rehearsal.parse(JSON.parse(JSON.stringify(order)))).toMatchObject({ failure: { kind: failure.kind } });
});

test("parts become basis points, an unticked box no, and what is out of range names its field", () => {
  const meter = { kind: "meter", unprovenBps: "12.5", repairedAfter: "3" };
  expect(schema.parse({ from: "2027-03", failure: meter, enforceAfter: "2" })).toMatchObject({
    ...{ enforceAfter: 2, failure: { unprovenBps: 1_250, isReleased: false } },
  });
  const wrong = schema.safeParse({ from: "2027-03", failure: { kind: "price", dropBps: "101" }, enforceAfter: "0" });
  expect(wrong.error?.issues.map(({ path }) => path.join("."))).toEqual(["failure.dropBps", "enforceAfter"]);
});
