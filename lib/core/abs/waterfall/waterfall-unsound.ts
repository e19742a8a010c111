import { HeliographError } from "../../errors/heliograph-error";

/** What a wrong waterfall is refused with; `step` is empty where no single step is at fault. */
export function unsound(step: string, reason: string): HeliographError {
  return new HeliographError({
    code: "WATERFALL_UNSOUND",
    message: step === "" ? `The waterfall is wrong: ${reason}.` : `Step ${step} of the waterfall is wrong: ${reason}.`,
    remedy: "Change the step or its place, then run the check again.",
    data: { step, reason },
  });
}
