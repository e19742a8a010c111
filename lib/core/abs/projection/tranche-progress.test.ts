import { demoAbs, demoIdentity, demoMonths } from "../../deal/demo-deal.fixture";
import { structureDeal } from "../../deal/structure";
import { projectedInputs } from "../pool/period-inputs";
import { projectDeal } from "./project";
import { summarizeProjection } from "./projection-summary";
import { projectionTable } from "./projection-table";
import { TrancheProgress, trancheProgress } from "./tranche-progress";
import { updatedProjection } from "./updated-projection";

const terms = structureDeal(demoAbs, demoIdentity, demoMonths);
const { junior, senior } = demoIdentity.trancheIds;
const projection = projectDeal(terms, demoMonths);
const before = { summary: summarizeProjection(projection), table: projectionTable(projection) };
const closed = projectedInputs(terms, demoMonths)
  .slice(0, 3)
  .map((input) => ({ ...input, distributableMinor: input.distributableMinor / 2n }));

test("a tranche stands beside its forecast, closed periods apart from those to come", () => {
  const now = updatedProjection(terms, demoMonths, closed);
  const progress = trancheProgress(junior, before, now);
  expect(TrancheProgress.parse(JSON.parse(JSON.stringify(progress)))).toEqual(progress);
  expect(progress.flows.filter(({ isActual }) => isActual).map(({ period }) => period)).toEqual(
    closed.map(({ period }) => period.period),
  );
  // Half of the revenue leaves nothing for the junior class in the first month, which its forecast had paid.
  expect(progress.flows[0]).toMatchObject({ nowMinor: "0" });
  expect(BigInt(progress.flows[0]?.beforeMinor ?? "0")).toBeGreaterThan(0n);
  expect(progress.before).toEqual(before.summary.tranches.find(({ trancheId }) => trancheId === junior));
});

test("before the first period is closed, before and now are one", () => {
  const progress = trancheProgress(senior, before, updatedProjection(terms, demoMonths, []));
  expect(progress.now).toEqual(progress.before);
  expect(progress.flows.every(({ isActual, beforeMinor, nowMinor }) => !isActual && beforeMinor === nowMinor)).toBe(
    true,
  );
});
