import { CALENDAR_POWER, CYCLE_POWER, type LfpHealth } from "../energy/storage/lfp-ageing";

/** Capacity lost by new cells in one year of a given use, in the model's own time: loss^(1/power) adds up over years. */
export type FadeStep = { readonly calendar: number; readonly cycle: number };

/** The step between two states of health. */
export function fadeStep(before: LfpHealth, after: LfpHealth): FadeStep {
  const step = (from: number, to: number, power: number) => Math.max(0, to ** (1 / power) - from ** (1 / power));
  return {
    calendar: step(before.calendarLoss, after.calendarLoss, CALENDAR_POWER),
    cycle: step(before.cycleLoss, after.cycleLoss, CYCLE_POWER),
  };
}

/** Health after a step, its losses scaled as if all time and use had aged the cells by `fade` times as much. */
export function takeFadeStep(before: LfpHealth, step: FadeStep, fade: number): LfpHealth {
  const advance = (loss: number, size: number, power: number) =>
    (loss ** (1 / power) + fade ** (1 / power) * size) ** power;
  return {
    calendarLoss: advance(before.calendarLoss, step.calendar, CALENDAR_POWER),
    cycleLoss: advance(before.cycleLoss, step.cycle, CYCLE_POWER),
  };
}
