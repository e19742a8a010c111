import { gridRows } from "@/app/(issuer)/_deal-studio/_model/sensitivity";
import { type StudioAnswer, StudioSession } from "@/app/(issuer)/_deal-studio/_model/studio-session";
import { outlookYears } from "@/lib/core/abs/outlook/station-outlook";
import { demoAbs, demoGreenBond, demoMonths } from "@/lib/core/deal/demo-deal.fixture";
import type { StructureRequest } from "@/lib/core/deal/structure-request";
import type { Bench } from "./bench";

const years = outlookYears(demoMonths);
const session = new StudioSession({
  months: [...demoMonths],
  stations: [{ stationId: "a", stationName: "A", shareBps: 10_000, from: "2026-11", years, risk: null }],
});
const opened = session.answer(demoAbs, 2_000);

/** All that the worker does before it answers an edit: structure, base and downside, one date with its transfers. */
function answered(request: StructureRequest): StudioAnswer {
  const answer = session.answer(request, 2_000);
  session.ledger(answer, { case: "downside", period: 100 });
  return answer;
}

export const benches: readonly Bench[] = [
  {
    name: "deal studio: answer to an edit, ABS of 144 months",
    unit: "ms",
    target: 100,
    run: () => {
      answered(demoAbs);
    },
  },
  {
    name: "deal studio: answer to an edit, green bond of 144 months",
    unit: "ms",
    target: 100,
    run: () => {
      answered(demoGreenBond);
    },
  },
  {
    name: "deal studio: break-evens of three tranches",
    unit: "ms",
    run: () => {
      for (const _ of session.breakEven(opened));
    },
  },
  {
    name: "deal studio: a thousand futures, drawn before",
    unit: "ms",
    run: () => {
      for (const _ of session.losses(opened));
    },
  },
  {
    name: "deal studio: sensitivity grid of 49 cells",
    unit: "ms",
    run: () => {
      const order = { row: "revenue", column: "seniorSize", figure: "minimumDscr", of: "senior" } as const;
      for (const _ of gridRows(session, opened, order));
    },
  },
];
