import { encodeFunctionData, parseAbi } from "viem";
import { demoDisclosure } from "../deal/presets/demo-disclosure";
import { decodeCalls } from "./decode-calls";
import { distributionBatch } from "./distribution-batch";
import { exampleTerms } from "./example-terms.fixture";
import { issuanceBatch, recordTimesOf } from "./issuance-batch";
import { releaseCall } from "./lock-up-calls";

const at = (digit: string) => `0x${digit.repeat(40)}`;
const contracts = {
  ...{ safe: at("1"), safeGuard: at("2"), coin: at("3"), identityRegistry: at("4"), trancheFactory: at("5") },
  ...{ primaryDesk: at("6"), statementRegistry: at("7"), couponDistributor: at("8") },
};
const terms = exampleTerms();
const issuance = issuanceBatch({
  ...{ terms, contracts, attestors: [at("c"), at("a"), at("b")], attestorThreshold: 2 },
  termSheet: { sha256: "ab".repeat(32), uri: "heliograph:term-sheet" },
});
const tokens = issuance.tranches;
const addresses = { ...contracts, tokens };

test("every call of an issuance is told with its contract, arguments and sentence", () => {
  const decoded = decodeCalls(issuance.calls, addresses);
  expect(decoded.map((call) => `${call.label ?? call.contract}.${call.function}`)).toEqual([
    "StatementRegistry.registerDeal",
    ...["TrancheFactory.deploy", "EXSA.setDocument", "EXSA.mint", "PrimaryDesk.setAllowance"],
    ...["TrancheFactory.deploy", "EXSJ.setDocument", "EXSJ.mint", "PrimaryDesk.setAllowance"],
  ]);
  expect(decoded[0]?.args.find(({ name }) => name === "attestors")?.value).toEqual(
    ["a", "b", "c"].map((digit) => expect.stringMatching(new RegExp(at(digit), "i"))),
  );
  expect(decoded[1]?.sentence).toEqual({
    key: "deployTranche",
    values: {
      ...{ name: "Example Solar 2026-1 Senior Notes", symbol: "EXSA", capTokens: "500000", records: "2" },
      ...{ firstRecord: "2026-12-11T05:00:00.000Z", lastRecord: "2027-01-11T05:00:00.000Z" },
    },
  });
  expect(decoded[2]?.sentence.values).toMatchObject({ document: "term-sheet", hash: `0x${"ab".repeat(32)}` });
  expect(decoded[3]?.sentence.values).toEqual({ token: "EXSA", tokens: "500000", to: "PrimaryDesk" });
  expect(JSON.parse(JSON.stringify(decoded))).toEqual(decoded);
});

test("the wallets of lock-ups are frozen on every token, last, and their release is told apart", () => {
  const lockUps = [
    { holder: "Originator", until: "2028-11-01", wallet: at("d") },
    { holder: "Sponsor, by contract only", until: "2028-11-01" },
  ];
  const locked = issuanceBatch({
    ...{ contracts, attestors: [at("a")], attestorThreshold: 1 },
    terms: { ...terms, disclosure: { ...demoDisclosure("abs", "2026-11-01"), lockUps } },
    termSheet: { sha256: "ab".repeat(32), uri: "heliograph:term-sheet" },
  });
  const account = expect.stringMatching(new RegExp(at("d"), "i"));
  const told = decodeCalls(locked.calls, addresses).map(({ sentence }) => sentence);
  expect(told.slice(-2)).toEqual(["EXSA", "EXSJ"].map((token) => ({ key: "lockHolder", values: { token, account } })));
  expect(told.filter(({ key }) => key === "lockHolder")).toHaveLength(2);
  const release = releaseCall(tokens[0]?.token ?? "", at("d"));
  expect(decodeCalls([release], addresses)[0]?.sentence).toEqual({
    ...{ key: "releaseHolder", values: { token: "EXSA", account } },
  });
});

test("record times are the ends of the record dates in New York", () => {
  // 2026-12-10 ends at 2026-12-11T00:00-05:00.
  expect(recordTimesOf(terms)[0]).toBe(BigInt(Date.parse("2026-12-11T05:00:00Z") / 1000));
});

test("a distribution approves exactly what it declares; nothing is left out, nothing is declared for zero", () => {
  const token = tokens[0]?.token ?? "";
  const payment = (kind: "coupon" | "redemption", amountMinor: bigint) => ({ token, kind, sequence: 1, amountMinor });
  const common = { dealId: terms.dealId, period: "2026-11", currency: "USD", recordIndex: 0, contracts } as const;
  const calls = distributionBatch({
    ...common,
    payments: [payment("coupon", 12_345n), payment("redemption", 0n), payment("redemption", 5n)],
  });
  expect(decodeCalls(calls, addresses).map(({ sentence }) => sentence)).toEqual([
    { key: "approve", values: { spender: "CouponDistributor", amount: "123.500000" } },
    { key: "declare", values: { token: "EXSA", period: "2026-11", kind: "coupon", amount: "123.450000" } },
    { key: "declare", values: { token: "EXSA", period: "2026-11", kind: "redemption", amount: "0.050000" } },
  ]);
  expect(() => distributionBatch({ ...common, payments: [payment("coupon", 0n)] })).toThrow("nothing to pay");
  expect(() => distributionBatch({ ...common, payments: [payment("coupon", -1n)] })).toThrow("negative");
});

test("roles and the Safe's own affairs are told; what is not ours is unknown", () => {
  const abi = parseAbi([
    "function grantRole(bytes32 role, address account)",
    "function changeThreshold(uint256 threshold)",
    "function transfer(address to, uint256 amount)",
  ]);
  const role = "0x0000000000000000000000000000000000000000000000000000000000000000";
  const account = "0x9999999999999999999999999999999999999999";
  const call = (to: string, data: string) => ({ to, value: "0", data });
  const decoded = decodeCalls(
    [
      call(contracts.primaryDesk, encodeFunctionData({ abi, functionName: "grantRole", args: [role, account] })),
      call(contracts.safe, encodeFunctionData({ abi, functionName: "changeThreshold", args: [1n] })),
      call(contracts.coin, encodeFunctionData({ abi, functionName: "transfer", args: [account, 1n] })),
      call(contracts.coin, "0xdeadbeef"),
      call(account, "0x"),
    ],
    addresses,
  );
  expect(decoded.map(({ sentence }) => sentence)).toEqual([
    { key: "grantRole", values: { contract: "PrimaryDesk", role: "DEFAULT_ADMIN_ROLE", account } },
    { key: "changeThreshold", values: { threshold: "1" } },
    { key: "transferCoin", values: { amount: "0.000001", to: account } },
    { key: "unknown", values: { to: "Coin", selector: "0xdeadbeef" } },
    { key: "unknown", values: { to: account, selector: "0x" } },
  ]);
});

test("a par with cents is refused", () => {
  const [first, ...rest] = terms.tranches;
  if (first === undefined) throw new Error("the example has tranches");
  const odd = { ...terms, tranches: [{ ...first, originalParMinor: "50000001" }, ...rest] };
  expect(() =>
    issuanceBatch({
      ...{ terms: odd, contracts, attestors: [at("a")], attestorThreshold: 1 },
      termSheet: { sha256: "ab".repeat(32), uri: "x" },
    }),
  ).toThrow("not a whole");
});
