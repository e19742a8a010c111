import { demoGreenBond, demoIdentity, demoMonths } from "./demo-deal.fixture";
import { NoteTerms, noteTerms } from "./note-terms";
import { structureDeal } from "./structure";

const plain = structureDeal(demoGreenBond, demoIdentity, demoMonths);
const stepped = structureDeal(
  {
    ...demoGreenBond,
    couponSteps: [{ afterMonths: 24, couponRate: "0.06" }],
    kpiStepUp: { minimumAvailability: "0.95", stepUpRate: "0.0025", observationMonths: 6 },
    makeWhole: { afterMonths: 36, marginRate: "0.005", floorPrice: "1" },
  },
  demoIdentity,
  demoMonths,
);

test("a plain note has nothing beside its coupon", () => {
  const [tranche] = plain.tranches;
  const told = tranche && noteTerms(plain, tranche);
  expect(told).toMatchObject({ couponSteps: [], stepUps: [], makeWhole: null, lockUps: [] });
  // But what the deal's own disclosure makes it prepay on.
  expect(told?.mandatoryPrepayments).toEqual([{ cause: "insurance-proceeds", partBps: 10_000 }]);
});

test("steps are told by the day on which their interest begins to run, with step-up and early redemption", () => {
  const [tranche] = stepped.tranches;
  const told = tranche && noteTerms(stepped, tranche);
  expect(NoteTerms.parse(told)).toEqual(told);
  const before = stepped.calendar.periods[23];
  expect(told?.couponSteps).toEqual([{ from: before?.interestTo ?? before?.payment, rate: "0.06" }]);
  expect(told?.stepUps).toEqual([{ rate: "0.0025", minimum: "0.95", months: 6 }]);
  expect(told?.makeWhole?.marginRate).toBe("0.005");
});
