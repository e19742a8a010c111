import { attachmentPoints } from "@/lib/core/abs/losses/attachment";
import type { StudioResult } from "../use-deal-studio";

/** Figures of a tranche, in the order in which they are shown. */
export const TRANCHE_FIGURES = [
  "size",
  "coupon",
  "attachment",
  "detachment",
  "dscrBase",
  "dscrDownside",
  "yieldBase",
  "yieldDownside",
  "walBase",
  "lossDownside",
  "breakEven",
  "defaultProbability",
  "expectedLoss",
  "lossGivenDefault",
] as const;
export type TrancheFigure = (typeof TRANCHE_FIGURES)[number];

export type FigureKind = "money" | "share" | "rate" | "times" | "years";

/** How a figure is written; money is in minor units. */
export const FIGURE_KIND: Readonly<Record<TrancheFigure, FigureKind>> = {
  ...{ size: "money", lossDownside: "money" },
  ...{ coupon: "rate", yieldBase: "rate", yieldDownside: "rate" },
  ...{ attachment: "share", detachment: "share", breakEven: "share" },
  ...{ defaultProbability: "rate", expectedLoss: "rate", lossGivenDefault: "share" },
  ...{ dscrBase: "times", dscrDownside: "times", walBase: "years" },
};

/** Figures that follow the answer. */
const FOLLOWING: readonly TrancheFigure[] = ["breakEven", "defaultProbability", "expectedLoss", "lossGivenDefault"];

export function followsLater(figure: TrancheFigure): boolean {
  return FOLLOWING.includes(figure);
}

/** The figures of one tranche by its place in the terms; null where there is none, or not yet. */
export function trancheFigures(
  { answer, breakEven, losses }: StudioResult,
  place: number,
): Readonly<Record<TrancheFigure, number | null>> {
  const tranche = answer.terms.tranches[place];
  const point = attachmentPoints(answer.terms.tranches)[place];
  const [base, downside, risk] = [
    answer.base.tranches[place],
    answer.downside.tranches[place],
    losses?.tranches[place],
  ];
  const fall = breakEven?.[place] ?? null;
  return {
    size: tranche ? Number(tranche.originalParMinor) : null,
    coupon: tranche ? Number(tranche.couponRate) : null,
    attachment: point ? point.attachmentBps / 10_000 : null,
    detachment: point ? point.detachmentBps / 10_000 : null,
    dscrBase: base?.minimumDscr ?? null,
    dscrDownside: downside?.minimumDscr ?? null,
    yieldBase: base?.yieldRate ?? null,
    yieldDownside: downside?.yieldRate ?? null,
    walBase: base?.walYears ?? null,
    lossDownside: downside?.loss ?? null,
    breakEven: fall === null ? null : fall / 10_000,
    defaultProbability: risk?.defaultProbability ?? null,
    expectedLoss: risk?.expectedLoss ?? null,
    lossGivenDefault: risk?.lossGivenDefault ?? null,
  };
}

export const DEAL_FIGURES = ["total", "reserve", "residualBase", "residualDownside"] as const;
export type DealFigure = (typeof DEAL_FIGURES)[number];

/** Amounts of the whole deal [minor]. */
export function dealFigures({ answer }: StudioResult): Readonly<Record<DealFigure, number>> {
  const { terms, base, downside } = answer;
  return {
    total: terms.tranches.reduce((sum, { originalParMinor }) => sum + Number(originalParMinor), 0),
    reserve: Number(terms.initialReserveMinor),
    residualBase: base.residualTotal,
    residualDownside: downside.residualTotal,
  };
}

/** First period of a breach in each case; null where no test is breached. */
export function firstBreaches({ answer }: StudioResult): {
  readonly base: string | null;
  readonly downside: string | null;
} {
  const { periods } = answer.terms.calendar;
  const name = (index: number | null) => (index === null ? null : (periods[index]?.period ?? null));
  return { base: name(answer.base.firstBreach), downside: name(answer.downside.firstBreach) };
}
