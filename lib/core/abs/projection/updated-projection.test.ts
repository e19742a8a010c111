import { demoAbs, demoIdentity, demoMonths } from "../../deal/demo-deal.fixture";
import { structureDeal } from "../../deal/structure";
import { projectedInputs } from "../pool/period-inputs";
import { projectDeal } from "./project";
import { projectionTable } from "./projection-table";
import { UpdatedProjection, updatedProjection } from "./updated-projection";

const terms = structureDeal(demoAbs, demoIdentity, demoMonths);
const forecast = projectedInputs(terms, demoMonths);
const halved = forecast.slice(0, 6).map((input) => ({ ...input, distributableMinor: input.distributableMinor / 2n }));

test("without a closed period it is the forecast", () => {
  const updated = updatedProjection(terms, demoMonths, []);
  expect(updated).toMatchObject({ actualUntil: null, realised: null });
  expect(updated.table).toEqual(projectionTable(projectDeal(terms, demoMonths)));
});

test("closed periods are what came, the others stay the forecast, and what was missed is carried", () => {
  const updated = updatedProjection(terms, demoMonths, halved);
  expect(UpdatedProjection.parse(JSON.parse(JSON.stringify(updated)))).toEqual(updated);
  expect(updated.actualUntil).toBe(forecast[5]?.period.period);
  expect(updated.realised).toBeLessThan(0.5);
  const cash = updated.table.periods.map(({ distributableMinor }) => distributableMinor);
  expect(cash.slice(0, 6)).toEqual(halved.map(({ distributableMinor }) => String(distributableMinor)));
  expect(cash.slice(6)).toEqual(forecast.slice(6).map(({ distributableMinor }) => String(distributableMinor)));
  const senior = (table: UpdatedProjection["table"]) => table.tranches[0]?.flows[5]?.balanceMinor;
  expect(senior(updated.table)).not.toBe(senior(projectionTable(projectDeal(terms, demoMonths))));
});

test("a gap is refused", () => {
  expect(() => updatedProjection(terms, demoMonths, forecast.slice(1, 2))).toThrow(
    expect.objectContaining({ code: "PROJECTION_ACTUALS_INVALID" }),
  );
});
