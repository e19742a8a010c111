import { projectDeal } from "../abs/projection/project";
import { renameTranches } from "../abs/waterfall/rename-tranches";
import type { WaterfallStep } from "../abs/waterfall/waterfall-step";
import { demoAbs, demoGreenBond, demoIdentity, demoMonths } from "./demo-deal.fixture";
import { structureDeal } from "./structure";
import { type AbsRequest, StructureRequest } from "./structure-request";
import { TRANCHE_CLASSES } from "./terms";

const { trancheIds } = demoIdentity;
const classes = Object.fromEntries(TRANCHE_CLASSES.map((name) => [trancheIds[name], name]));
const usual = structureDeal(demoAbs, demoIdentity, demoMonths);
const own = renameTranches(usual.waterfall, classes);
const structured = (change: Partial<AbsRequest>) =>
  structureDeal(StructureRequest.parse({ ...demoAbs, ...change }), demoIdentity, demoMonths);
const before = (id: string, step: WaterfallStep) =>
  own.flatMap((candidate) => (candidate.id === id ? [step, candidate] : [candidate]));

test("the usual priorities, written down by class, make the same terms", () => {
  const enforced = renameTranches(usual.enforcementWaterfall ?? [], classes);
  expect(JSON.stringify(own)).not.toContain("trn_");
  expect(structured({ waterfall: own, enforcementWaterfall: enforced })).toEqual(usual);
});

test("a step of the issuer's own pays what it says, and a bond takes one too", () => {
  const fee: WaterfallStep = { id: "agency-fee", kind: "fee", payee: "Agency", annualMinor: "120000" };
  const terms = structured({ waterfall: before("senior-interest", fee) });
  const [first] = projectDeal(terms, demoMonths).periods;
  const paid = first?.result.transfers.find(({ stepId }) => stepId === "agency-fee");
  expect(paid?.amountMinor).toBe(10_000n);
  const bond = structureDeal(demoGreenBond, demoIdentity, demoMonths);
  const waterfall = renameTranches(bond.waterfall, classes);
  expect(structureDeal({ ...demoGreenBond, waterfall }, demoIdentity, demoMonths)).toEqual(bond);
});

test("an unsound priority is refused with its step", () => {
  const trap: WaterfallStep = {
    ...{ id: "trap", kind: "cash-trap", account: "trap" },
    when: [{ trigger: "dscr-trigger", is: "breached" }],
  };
  expect(() => structured({ waterfall: before("residual", trap) })).toThrow(
    /Step trap .* which the deal does not have/,
  );
  expect(() => structured({ waterfall: own.filter(({ id }) => id !== "residual") })).toThrow(/money has no exit/);
});

test("a reserve of a fixed target is full at closing, whatever the months of interest say", () => {
  const waterfall = own.map((step) => (step.kind === "reserve" ? { ...step, targetMinor: "5000000" } : step));
  expect(structured({ waterfall, reserveMonths: 1 }).initialReserveMinor).toBe("5000000");
});

test("tests of cash and collateral get what they measure against from the base case", () => {
  const measured = { minimum: "0.9", curable: true };
  const shortfall: WaterfallStep = { id: "shortfall", kind: "shortfall-test", ...measured };
  const cover: WaterfallStep = { id: "cover", kind: "oc-test", tranches: ["senior"], ...measured };
  const sweep: WaterfallStep = {
    ...{ id: "sweep", kind: "principal", tranches: ["senior"], order: "sequential", amount: { by: "all" } },
    when: [{ trigger: "cover", is: "breached" }],
  };
  expect(structured({ waterfall: before("senior-principal", shortfall) }).expectedCashMinor?.[0]).toBe("2400000");
  const covered = before("senior-principal", cover).flatMap((step) => (step.id === "cover" ? [step, sweep] : [step]));
  expect(() => structured({ waterfall: covered })).toThrow(/the terms state no balance of the collateral/);
  const { collateralMinor = [] } = structured({ waterfall: covered, collateralRate: "0.06" });
  expect(collateralMinor).toHaveLength(144);
  expect(collateralMinor.at(-1)).toBe("0");
  const last = demoMonths.at(-1);
  // One month before the end: its net cash (CFADS less a month of both fees), discounted by half a per cent.
  const net = Number(last?.cfads) - 20_000 - 30_000;
  expect(Number(collateralMinor.at(-2))).toBeCloseTo(net / 1.005, -1);
});
