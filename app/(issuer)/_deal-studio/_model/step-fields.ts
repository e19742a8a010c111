import { DEAL_EVENTS, HOLDING_ACCOUNTS } from "@/lib/core/abs/waterfall/step-parts";
import { WaterfallStep } from "@/lib/core/abs/waterfall/waterfall-step";
import { shiftDecimal } from "../../_form/decimal-text";

/** What a field of a step is and how it is edited. */
export type StepFieldKind = "text" | "money" | "percent" | "times" | "whole" | "switch" | "choice" | "several";

export type StepField = {
  readonly name: string;
  readonly kind: StepFieldKind;
  /** As it is shown: text, "yes" or "" of a switch, ids between commas of several. */
  readonly value: string;
  readonly optional: boolean;
  /** What may be chosen, for choices and several. */
  readonly options?: readonly string[];
};

/** What the fields of a step may refer to. */
export type StepSurroundings = {
  readonly tranches: readonly string[];
  readonly steps: readonly WaterfallStep[];
  /** Decimals of the deal's currency. */
  readonly scale: number;
};

type Shape = { readonly kind: StepFieldKind; readonly optional?: boolean; readonly options?: readonly string[] };

const MONEY: Shape = { kind: "money" };
const FEE = {
  payee: { kind: "text" },
  annualCapMinor: { kind: "money", optional: true },
  unpaid: { kind: "choice", optional: true, options: ["carried", "lapses"] },
} satisfies Record<string, Shape>;
const TEST = {
  minimum: { kind: "times" },
  curable: { kind: "switch" },
  cureAfter: { kind: "whole", optional: true },
  gracePeriods: { kind: "whole", optional: true },
} satisfies Record<string, Shape>;

/** Every field of a step but its kind, in the order in which they are shown. */
export function stepFields(step: WaterfallStep, around: StepSurroundings): readonly StepField[] {
  const shapes: Record<string, Shape> = { id: { kind: "text" }, ...shapesOf(step, around) };
  if (step.kind !== "residual" && step.kind !== "mandatory-prepayment")
    Object.assign(shapes, conditionShapes(around, step));
  return Object.entries(shapes).map(([name, { kind, optional = false, options }]) => ({
    ...{ name, kind, optional, ...(options && { options }) },
    value: shown(read(step, name), kind, around.scale),
  }));
}

/** The step with a field as it was typed, or what is wrong with it. */
export function writeField(
  step: WaterfallStep,
  { name, kind }: Pick<StepField, "name" | "kind">,
  text: string,
  scale: number,
): { readonly ok: true; readonly step: WaterfallStep } | { readonly ok: false; readonly message: string } {
  const stored = storedAs(text.trim(), kind, scale);
  const changed = write(step, name, stored);
  const read = WaterfallStep.safeParse(changed);
  if (read.success) return { ok: true, step: read.data };
  return { ok: false, message: read.error.issues[0]?.message ?? "" };
}

function shapesOf(step: WaterfallStep, { tranches, steps }: StepSurroundings): Record<string, Shape> {
  const one: Shape = { kind: "choice", options: tranches };
  const several: Shape = { kind: "several", options: tranches };
  switch (step.kind) {
    case "operating-costs":
      return { payee: FEE.payee, annualCapMinor: FEE.annualCapMinor };
    case "fee":
      return { annualMinor: MONEY, ...FEE };
    case "balance-fee":
      return { rate: { kind: "percent" }, tranches: { ...several, optional: true }, ...FEE };
    case "collections-fee":
      return { rate: { kind: "percent" }, ...FEE };
    case "arrears":
      return { of: { kind: "choice", options: feesOf(steps) }, payee: FEE.payee };
    case "interest":
      return { tranche: one, onUnpaid: { kind: "switch", optional: true } };
    case "pari-passu-interest":
      return { tranches: several, onUnpaid: { kind: "switch", optional: true } };
    case "reserve":
      return { ...reserveShapes(step, several), account: { ...ACCOUNT, optional: true }, ...RESERVE_WAYS };
    case "account-release":
    case "cash-trap":
      return { account: ACCOUNT };
    case "suspense":
      return { pays: { kind: "several", options: steps.map(({ id }) => id).filter((id) => id !== step.id) } };
    case "step-up":
      return { tranche: one, rate: { kind: "percent" }, trigger: { kind: "choice", options: triggersOf(steps) } };
    case "dscr-test":
      return { tranches: several, ...windowShapes(step), ...TEST };
    case "ic-test":
    case "oc-test":
      return { tranches: several, ...TEST };
    case "availability-test":
      return { months: { kind: "whole" }, ...TEST };
    case "shortfall-test":
      return TEST;
    case "event-trigger":
      return { events: { kind: "several", options: DEAL_EVENTS }, curable: { kind: "switch" } };
    case "scheduled-principal":
      return { tranche: one };
    case "sequential-principal":
      return {
        tranches: several,
        whenBreached: { kind: "choice", optional: true, options: triggersOf(steps) },
      };
    case "principal":
      return {
        tranches: several,
        order: { kind: "choice", options: ["sequential", "pro-rata"] },
        ...amountShapes(step),
      };
    case "mandatory-prepayment":
      return { tranches: several, order: { kind: "choice", options: ["sequential", "pro-rata"] } };
    case "clean-up-call":
      return { tranches: several, threshold: { kind: "percent" } };
    case "residual":
      return { payee: FEE.payee };
    default:
      return step satisfies never;
  }
}

const ACCOUNT: Shape = { kind: "choice", options: HOLDING_ACCOUNTS };
/** A year of monthly payment dates. */
const WINDOW_PERIODS = 12;
const RESERVE_WAYS = {
  mode: { kind: "choice", optional: true, options: ["fill", "release"] },
  holdsToEnd: { kind: "switch", optional: true },
} satisfies Record<string, Shape>;

/** A reserve's target by its kind; "fixed" stands for an amount, however it is written. */
function reserveShapes(step: Extract<WaterfallStep, { kind: "reserve" }>, several: Shape): Record<string, Shape> {
  const by = step.target?.by ?? "fixed";
  return {
    "target.by": { kind: "choice", options: ["fixed", "balance", "interest-months"] },
    ...(by === "fixed" && { [step.target ? "target.minor" : "targetMinor"]: MONEY }),
    ...(by === "balance" && { "target.rate": { kind: "percent" as const } }),
    ...(by === "interest-months" && { "target.months": { kind: "whole" as const } }),
    ...(by !== "fixed" && { "target.tranches": several }),
    supports: several,
  };
}

function windowShapes({ window }: Extract<WaterfallStep, { kind: "dscr-test" }>): Record<string, Shape> {
  return {
    "window.of": { kind: "choice", optional: true, options: ["historic", "forward"] },
    ...(window && { "window.periods": { kind: "whole" as const } }),
  };
}

function amountShapes({ amount }: Extract<WaterfallStep, { kind: "principal" }>): Record<string, Shape> {
  return {
    "amount.by": { kind: "choice", options: ["all", "collateral", "cash"] },
    ...("rate" in amount && { "amount.rate": { kind: "percent" as const } }),
  };
}

function conditionShapes({ steps }: StepSurroundings, step: WaterfallStep): Record<string, Shape> {
  const options = triggersOf(steps)
    .filter((id) => id !== step.id)
    .flatMap((id) => [`${id} breached`, `${id} passed`]);
  return options.length === 0 ? {} : { when: { kind: "several", optional: true, options } };
}

function triggersOf(steps: readonly WaterfallStep[]): readonly string[] {
  return steps.filter(({ kind }) => kind.endsWith("-test") || kind === "event-trigger").map(({ id }) => id);
}

function feesOf(steps: readonly WaterfallStep[]): readonly string[] {
  return steps.filter(({ kind }) => /fee$|^operating-costs$/.test(kind)).map(({ id }) => id);
}

function read(step: WaterfallStep, name: string): unknown {
  const fields = step as unknown as Record<string, unknown>;
  if (name === "when")
    return ((fields.when ?? []) as { trigger: string; is: string }[]).map(({ trigger, is }) => `${trigger} ${is}`);
  if (name === "target.by") return (fields.target as { by: string } | undefined)?.by ?? "fixed";
  const [outer = "", inner] = name.split(".");
  const value = fields[outer];
  return inner === undefined ? value : (value as Record<string, unknown> | undefined)?.[inner];
}

/** A copy with the field; an empty optional one is left out, and a target or amount of another kind begins anew. */
function write(step: WaterfallStep, name: string, stored: unknown): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...step };
  if (name === "target.by") {
    const { targetMinor: _fixed, target: _other, ...rest } = fields;
    const tranches = fields.supports;
    if (stored === "fixed") return { ...rest, targetMinor: "0" };
    return {
      ...rest,
      target: stored === "balance" ? { by: stored, rate: "0.01", tranches } : { by: stored, months: 6, tranches },
    };
  }
  if (name === "window.of")
    return withField(fields, "window", stored === undefined ? undefined : { periods: WINDOW_PERIODS, of: stored });
  if (name === "amount.by")
    return {
      ...fields,
      amount: stored === "all" ? { by: stored } : { by: stored, rate: stored === "cash" ? "0.5" : "0.9" },
    };
  if (name === "when") {
    const when = (stored as readonly string[] | undefined)?.map((text) => {
      const [trigger = "", is = ""] = text.split(" ");
      return { trigger, is };
    });
    return withField(fields, name, when);
  }
  const [outer = "", inner] = name.split(".");
  if (inner === undefined) return withField(fields, outer, stored);
  return { ...fields, [outer]: withField(fields[outer] as Record<string, unknown>, inner, stored) };
}

function withField(fields: Readonly<Record<string, unknown>>, name: string, stored: unknown): Record<string, unknown> {
  const { [name]: _before, ...rest } = fields;
  return stored === undefined ? rest : { ...fields, [name]: stored };
}

function shown(value: unknown, kind: StepFieldKind, scale: number): string {
  if (value === undefined) return "";
  switch (kind) {
    case "money":
      return shiftDecimal(String(value), -scale) ?? "";
    case "percent":
      return shiftDecimal(String(value), 2) ?? "";
    case "switch":
      return value === true ? "yes" : "";
    case "several":
      return (value as readonly string[]).join(",");
    default:
      return String(value);
  }
}

/** Undefined where nothing was typed; what is no number stays as it was typed, so that the schema says so. */
function storedAs(text: string, kind: StepFieldKind, scale: number): unknown {
  switch (kind) {
    case "money":
      return text === "" ? undefined : (shiftDecimal(text, scale) ?? text);
    case "percent":
      return text === "" ? undefined : (shiftDecimal(text, -2) ?? text);
    case "whole":
      return text === "" ? undefined : /^\d+$/.test(text) ? Number(text) : text;
    case "switch":
      return text === "yes";
    case "several":
      return text === "" ? undefined : text.split(",");
    default:
      return text === "" ? undefined : text;
  }
}
