import { projectDeal } from "../abs/projection/project";
import { renameTranches } from "../abs/waterfall/rename-tranches";
import { demoAbs, demoGreenBond, demoIdentity, demoMonths } from "./demo-deal.fixture";
import type { DealDisclosure } from "./disclosure";
import { demoDisclosure } from "./presets/demo-disclosure";
import { publicationGaps } from "./publication-gaps";
import { structureDeal } from "./structure";
import type { DealTerms } from "./terms";

type Rules = DealDisclosure["mandatoryPrepayments"];
const disclosed = (kind: "abs" | "green-bond", mandatoryPrepayments: Rules) => ({
  disclosure: { ...demoDisclosure(kind, "2026-11-02"), mandatoryPrepayments },
});
const abs = (rules: Rules, change: object = {}) =>
  structureDeal({ ...demoAbs, ...disclosed("abs", rules), ...change }, demoIdentity, demoMonths);
const gapsOf = (terms: DealTerms) => publicationGaps(terms).filter(({ item }) => item === "mandatoryPrepayments");
const { senior, mezzanine, junior } = demoIdentity.trancheIds;
const half: Rules = [{ cause: "excess-cash", partBps: 5_000 }];

test("proceeds get a step before the residual, senior first; a rule of nothing gets none", () => {
  const { waterfall } = abs([{ cause: "disposal", partBps: 10_000 }]);
  expect(waterfall.at(-2)).toEqual({
    ...{ id: "mandatory-prepayment", kind: "mandatory-prepayment" },
    ...{ tranches: [senior, mezzanine, junior], order: "sequential" },
  });
  expect(abs([]).waterfall).toHaveLength(waterfall.length - 1);
  expect(abs([{ cause: "disposal", partBps: 0 }]).waterfall).toHaveLength(waterfall.length - 1);
});

test("excess cash redeems the notes from the base case on: half of what was the residual, until they are redeemed", () => {
  const swept = projectDeal(abs(half), demoMonths);
  const plain = projectDeal(abs([]), demoMonths);
  const residuals = (projection: typeof plain) => projection.periods.map(({ residualMinor }) => residualMinor);
  const [before = 0n] = residuals(plain);
  const [after = 0n] = residuals(swept);
  expect(after).toBe(before - before / 2n);
  const [first] = swept.periods;
  expect(first?.result.transfers.find(({ stepId }) => stepId === "excess-cash")).toMatchObject({
    ...{ kind: "principal", to: { trancheId: senior }, amountMinor: before / 2n },
  });
  const lives = (projection: typeof plain) => projection.tranches[senior]?.walYears ?? 0;
  expect(lives(swept)).toBeLessThan(lives(plain));
  expect(
    projectDeal(
      structureDeal({ ...demoGreenBond, ...disclosed("green-bond", half) }, demoIdentity, demoMonths),
      demoMonths,
    ).tranches[senior]?.lossMinor,
  ).toBe(0n);
});

test("a list of the issuer's own keeps its step, and gets one that it lacks", () => {
  const rules: Rules = [{ cause: "insurance-proceeds", partBps: 10_000 }];
  const classes = { [senior]: "senior", [mezzanine]: "mezzanine", [junior]: "junior" };
  const own = renameTranches(abs(rules).waterfall, classes);
  const proRata = own.map((step) =>
    step.kind === "mandatory-prepayment" ? { ...step, order: "pro-rata" as const } : step,
  );
  expect(abs(rules, { waterfall: proRata }).waterfall.at(-2)).toMatchObject({ order: "pro-rata" });
  const without = own.filter(({ kind }) => kind !== "mandatory-prepayment");
  expect(abs(rules, { waterfall: without }).waterfall).toEqual(abs(rules).waterfall);
});

test("terms and waterfall that say two things block publication", () => {
  expect(gapsOf(abs(half))).toEqual([]);
  const stale = abs(half);
  const rules: Rules = [
    { cause: "excess-cash", partBps: 3_000 },
    { cause: "disposal", partBps: 10_000 },
    { cause: "disposal", partBps: 5_000 },
  ];
  const terms = { ...stale, ...disclosed("abs", rules) };
  expect(gapsOf(terms).map(({ reason }) => reason)).toEqual([
    "disposal is given twice",
    "the waterfall has no step that pays proceeds set aside to the notes",
    "excess cash is 0.3 in the terms and 0.5 in the waterfall",
  ]);
});
