import type { WaterfallStep } from "@/lib/core/abs/waterfall/waterfall-step";
import type { AbsRequest, StructureRequest } from "@/lib/core/deal/structure-request";
import { type DealTerms, TRANCHE_CLASSES, type TrancheClass } from "@/lib/core/deal/terms";
import { CURRENCY_SCALE } from "@/lib/core/money/currency";
import { shiftDecimal } from "../../_form/decimal-text";
import { parsOf, sizingModeOf } from "./sizing-mode";

/** What a value of the panel is about; a class follows it where it is of one class of notes. */
export type InputName =
  | "size"
  | "share"
  | "total"
  | "dscr"
  | "coupon"
  | "price"
  | "trusteeFee"
  | "servicerFee"
  | "reserveMonths"
  | "trigger"
  | "tenor"
  | "grace"
  | "collateralRate";

export type InputUnit = "money" | "percent" | "times" | "months";

/** A number of the draft that can be moved: as decimal text in the unit that is shown. */
export type StudioInput = {
  readonly id: string;
  readonly name: InputName;
  readonly of?: TrancheClass;
  readonly unit: InputUnit;
  readonly value: string;
  readonly low: number;
  readonly high: number;
  readonly step: number;
  /** The draft with another value; the same draft where the text is no number of this kind. */
  readonly write: (text: string) => StructureRequest;
};

/** All that the panel offers for a draft. @param base the deal as it was opened, which the scales are laid around */
export function studioInputs(request: StructureRequest, base: DealTerms): readonly StudioInput[] {
  return [
    ...sizeInputs(request, base),
    ...classesOf(request).flatMap((name) => noteInputs(request, name)),
    ...feeInputs(request),
    ...dateInputs(request),
  ];
}

export function classesOf({ kind }: StructureRequest): readonly TrancheClass[] {
  return kind === "abs" ? TRANCHE_CLASSES : ["senior"];
}

function sizeInputs(request: StructureRequest, base: DealTerms): StudioInput[] {
  const pars = parsOf(base);
  const high = niceAbove((Number(pars.senior + pars.mezzanine + pars.junior) / 10 ** scaleOf(request)) * 1.5);
  const scale = { low: 0, high, step: Math.max(1, high / 1_000) };
  const mode = sizingModeOf(request);
  const whole = (text: string) => (/^\d+$/.test(text.trim()) ? minorOf(request, text) : null);
  if (mode === "each" && request.kind === "abs") {
    return TRANCHE_CLASSES.flatMap((name) => {
      const { size } = request[name];
      if (size.by !== "par") return [];
      const write = (parMinor: string) => ({ ...request, [name]: { ...request[name], size: { by: "par", parMinor } } });
      return [input(request, "size", "money", majorOf(request, size.parMinor), scale, whole, write, name)];
    });
  }
  const total = request.kind === "abs" ? request.total : request.size;
  const sized = (size: typeof total): StructureRequest =>
    request.kind === "abs" ? { ...request, ...(size && { total: size }) } : { ...request, ...(size && { size }) };
  const first =
    total?.by === "par"
      ? input(request, "total", "money", majorOf(request, total.parMinor), scale, whole, (parMinor) =>
          sized({ by: "par", parMinor }),
        )
      : input(
          ...([request, "dscr", "times", total?.dscr ?? "1", { low: 1, high: 3, step: 0.01 }, positive] as const),
          (dscr) => sized({ by: "target-dscr", dscr }),
        );
  return request.kind === "abs" ? [first, ...shareInputs(request)] : [first];
}

/** Senior and mezzanine; the junior notes are what is left. */
function shareInputs(request: AbsRequest): StudioInput[] {
  const shareOf = (name: TrancheClass) => (request[name].size.by === "share" ? request[name].size.shareBps : 0);
  return (["senior", "mezzanine"] as const).map((name) => {
    const other = shareOf(name === "senior" ? "mezzanine" : "senior");
    const most = 10_000 - other - 1;
    const read = (text: string) => {
      const bps = Number(shiftDecimal(text, 2) ?? Number.NaN);
      return Number.isInteger(bps) && bps >= 1 && bps <= most ? String(bps) : null;
    };
    const write = (bps: string): StructureRequest => {
      const sized = (of: TrancheClass, shareBps: number) => ({
        ...request[of],
        size: { by: "share" as const, shareBps },
      });
      return { ...request, [name]: sized(name, Number(bps)), junior: sized("junior", most + 1 - Number(bps)) };
    };
    const value = shiftDecimal(String(shareOf(name)), -2) ?? "";
    return input(request, "share", "percent", value, { low: 0.5, high: most / 100, step: 0.5 }, read, write, name);
  });
}

function noteInputs(request: StructureRequest, name: TrancheClass): StudioInput[] {
  const note = request.kind === "abs" ? request[name] : request.note;
  const write = (change: Partial<Pick<typeof note, "couponRate" | "issuePrice">>): StructureRequest =>
    request.kind === "abs"
      ? { ...request, [name]: { ...request[name], ...change } }
      : { ...request, note: { ...request.note, ...change } };
  const coupon = { low: 0, high: 20, step: 0.05 };
  const price = { low: 80, high: 110, step: 0.1 };
  return [
    input(
      request,
      "coupon",
      "percent",
      percentOf(note.couponRate),
      coupon,
      rate,
      (couponRate) => write({ couponRate }),
      name,
    ),
    input(
      request,
      "price",
      "percent",
      percentOf(note.issuePrice),
      price,
      positiveRate,
      (issuePrice) => write({ issuePrice }),
      name,
    ),
  ];
}

function feeInputs(request: StructureRequest): StudioInput[] {
  const fees = { low: 0, high: niceAbove(Number(majorOf(request, feeTotal(request))) * 3 + 10_000), step: 100 };
  const minor = (text: string) => minorOf(request, text);
  const inputs = [
    input(request, "trusteeFee", "money", majorOf(request, request.trusteeFeeAnnualMinor), fees, minor, (annualMinor) =>
      withStep({ ...request, trusteeFeeAnnualMinor: annualMinor }, "trustee-fee", { annualMinor }),
    ),
    input(
      request,
      "servicerFee",
      "money",
      majorOf(request, request.servicerFeeAnnualMinor),
      fees,
      minor,
      (annualMinor) => withStep({ ...request, servicerFeeAnnualMinor: annualMinor }, "servicer-fee", { annualMinor }),
    ),
  ];
  if (!hasFixedReserve(request)) {
    const months = { low: 0, high: 24, step: 1 };
    inputs.push(
      input(request, "reserveMonths", "months", String(request.reserveMonths), months, whole(0, 24), (text) => ({
        ...request,
        reserveMonths: Number(text),
      })),
    );
  }
  if (request.kind === "abs") {
    const trigger = { low: 1, high: 2, step: 0.01 };
    inputs.push(
      input(request, "trigger", "times", request.dscrTrigger, trigger, positive, (dscrTrigger) =>
        withStep({ ...request, dscrTrigger }, "dscr-trigger", { minimum: dscrTrigger }),
      ),
    );
  }
  if (request.collateralRate !== undefined) {
    inputs.push(
      input(
        request,
        "collateralRate",
        "percent",
        percentOf(request.collateralRate),
        { low: 0, high: 20, step: 0.1 },
        rate,
        (text) => ({
          ...request,
          collateralRate: text,
        }),
      ),
    );
  }
  return inputs;
}

function dateInputs(request: StructureRequest): StudioInput[] {
  const { months } = request.calendar;
  const scale = (low: number) => ({ low, high: months, step: 1 });
  const tenor = input(request, "tenor", "months", String(request.tenorMonths), scale(12), whole(1, months), (text) => ({
    ...request,
    tenorMonths: Number(text),
  }));
  if (request.kind === "abs") return [tenor];
  const grace = input(
    request,
    "grace",
    "months",
    String(request.graceMonths),
    { low: 0, high: 60, step: 1 },
    whole(0, 120),
    (text) => ({
      ...request,
      graceMonths: Number(text),
    }),
  );
  return [tenor, grace];
}

function input(
  request: StructureRequest,
  name: InputName,
  unit: InputUnit,
  value: string,
  scale: Pick<StudioInput, "low" | "high" | "step">,
  read: (text: string) => string | null,
  write: (stored: string) => StructureRequest | Record<string, unknown>,
  of?: TrancheClass,
): StudioInput {
  return {
    id: of ? `${name}.${of}` : name,
    ...{ name, unit, value, ...scale, ...(of && { of }) },
    write: (text) => {
      const stored = read(text.trim());
      return stored === null ? request : (write(stored) as StructureRequest);
    },
  };
}

/** The draft with a step of its own waterfall changed, where it has one: panel and editor are two views of one thing. */
export function withStep(request: StructureRequest, id: string, change: Partial<WaterfallStep>): StructureRequest {
  const { waterfall, enforcementWaterfall } = request;
  const changed = (steps: readonly WaterfallStep[]) =>
    steps.map((step) => (step.id === id ? ({ ...step, ...change } as WaterfallStep) : step));
  return {
    ...request,
    ...(waterfall && { waterfall: changed(waterfall) }),
    ...(enforcementWaterfall && { enforcementWaterfall: changed(enforcementWaterfall) }),
  };
}

/** A waterfall of its own whose reserve has a fixed target, which then says what is put in at closing. */
function hasFixedReserve({ waterfall = [] }: StructureRequest): boolean {
  return waterfall.some(
    (step) => step.kind === "reserve" && (step.targetMinor !== undefined || step.target?.by === "fixed"),
  );
}

function scaleOf({ currency }: StructureRequest): number {
  return CURRENCY_SCALE[currency];
}

function majorOf(request: StructureRequest, minor: string): string {
  return shiftDecimal(minor, -scaleOf(request)) ?? "";
}

function minorOf(request: StructureRequest, text: string): string | null {
  const minor = shiftDecimal(text, scaleOf(request));
  return minor !== null && /^\d{1,30}$/.test(minor) ? minor : null;
}

function feeTotal({ trusteeFeeAnnualMinor, servicerFeeAnnualMinor }: StructureRequest): string {
  return (BigInt(trusteeFeeAnnualMinor) + BigInt(servicerFeeAnnualMinor)).toString();
}

function percentOf(fraction: string): string {
  return shiftDecimal(fraction, 2) ?? "";
}

function rate(text: string): string | null {
  const fraction = shiftDecimal(text, -2);
  return fraction === null || fraction.startsWith("-") ? null : fraction;
}

function positiveRate(text: string): string | null {
  const fraction = rate(text);
  return fraction !== null && Number(fraction) > 0 ? fraction : null;
}

function positive(text: string): string | null {
  const plain = shiftDecimal(text, 0);
  return plain !== null && Number(plain) > 0 ? plain : null;
}

function whole(low: number, high: number): (text: string) => string | null {
  return (text) =>
    /^\d{1,4}$/.test(text) && Number(text) >= low && Number(text) <= high ? String(Number(text)) : null;
}

/** The next of 1, 2, 5 times a power of ten. */
function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return ([1, 2, 5, 10].find((factor) => factor * power >= value) ?? 10) * power;
}
