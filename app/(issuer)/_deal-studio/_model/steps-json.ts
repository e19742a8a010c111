import * as z from "zod";
import { WaterfallStep } from "@/lib/core/abs/waterfall/waterfall-step";

const Steps = z.array(WaterfallStep).min(1).max(60);

type StepsRead =
  | { readonly ok: true; readonly steps: readonly WaterfallStep[] }
  | { readonly ok: false; readonly message: string };

/** A waterfall from its text; else what is wrong first, with its place. */
export function readSteps(text: string): StepsRead {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ok: false, message: error instanceof SyntaxError ? error.message : String(error) };
  }
  const read = Steps.safeParse(value);
  if (read.success) return { ok: true, steps: read.data };
  const [issue] = read.error.issues;
  return { ok: false, message: issue ? `${z.core.toDotPath(issue.path)}: ${issue.message}` : "" };
}
