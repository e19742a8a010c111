import { chargingAccounts } from "./charging-accounts";

const clock = { now: () => 0 };
const keysOf = (name: string) => ({ secretKey: `sk_${"test"}_${name}`, webhookSecret: `whsec_${name}` });
const accounts = { deal_a: keysOf("a"), deal_b: keysOf("b") };

test("each deal has its own account, opened once", () => {
  const accountOf = chargingAccounts({ mode: "test", accounts, clock });
  expect(accountOf("deal_a")).toBe(accountOf("deal_a"));
  expect(accountOf("deal_a")).not.toBe(accountOf("deal_b"));
  expect(accountOf("deal_a").mode).toBe("test");
});

test.each(["deal_c", "toString"])("a deal without an account is refused: %s", (dealId) => {
  const accountOf = chargingAccounts({ mode: "test", accounts, clock });
  expect(() => accountOf(dealId)).toThrow(expect.objectContaining({ code: "CHARGING_ACCOUNT_MISSING" }));
});

test("keys of another mode are refused", () => {
  const accountOf = chargingAccounts({ mode: "live", accounts, clock });
  expect(() => accountOf("deal_a")).toThrow(expect.objectContaining({ code: "PAYMENTS_KEY_MISMATCH" }));
});
