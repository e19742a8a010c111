import { breakEvenShock } from "@/lib/core/abs/losses/break-even";
import { scenarioCash } from "@/lib/core/abs/projection/cash-path";
import { type NumberProjection, projectNumbers } from "@/lib/core/abs/projection/number-projection";
import type { StructureRequest } from "@/lib/core/deal/structure-request";
import type { TrancheClass } from "@/lib/core/deal/terms";
import { isHeliographError } from "@/lib/core/errors/heliograph-error";
import { CURRENCY_SCALE } from "@/lib/core/money/currency";
import { addRational, exactDecimalText, parseRational, rational } from "@/lib/core/money/rational";
import { parsOf, withPars } from "./sizing-mode";
import { classesOf } from "./studio-inputs";
import type { StudioAnswer, StudioSession } from "./studio-session";

/** What a grid may move, and by how much: falls, rises and changes of a coupon in basis points, sizes in per cent. */
export const DRIVERS = {
  revenue: [0, 500, 1_000, 1_500, 2_000, 2_500, 3_000],
  cost: [0, 500, 1_000, 2_000, 3_000, 5_000],
  seniorSize: [80, 90, 95, 100, 105, 110, 120],
  totalSize: [80, 90, 95, 100, 105, 110, 120],
  rate: [-100, -50, 0, 50, 100, 200],
} as const;
export type Driver = keyof typeof DRIVERS;

export const GRID_FIGURES = ["minimumDscr", "walYears", "yieldRate", "loss", "breakEven"] as const;
export type GridFigure = (typeof GRID_FIGURES)[number];

export type GridOrder = {
  readonly row: Driver;
  readonly column: Driver;
  readonly figure: GridFigure;
  readonly of: TrancheClass;
};

/** How a cell stands: a class loses, is covered less than once, below the deal's trigger, or holds. */
export type CellTone = "refused" | "loss" | "short" | "trigger" | "holds";

export type GridCell = { readonly value: number | null; readonly tone: CellTone; readonly isBase: boolean };

export type GridRow = { readonly at: number; readonly cells: readonly GridCell[] };

type Move = Readonly<Record<Driver, number>>;

const STILL: Move = { revenue: 0, cost: 0, seniorSize: 100, totalSize: 100, rate: 0 };

/** A draft with its notes moved, and how far revenue may fall before its classes lose, found once. */
type MovedDraft = { readonly answer: StudioAnswer; readonly breakEven: () => number | null };

/**
 * One row after the other, with a rest (null) after each cell of it: the draft structured anew where a driver changes its notes, and run over the pool's cash as the
 * others have it. Notes are scheduled on the base case, as they would be sold, whatever the cash becomes.
 */
export function* gridRows(
  session: StudioSession,
  answer: StudioAnswer,
  { row, column, figure, of }: GridOrder,
): Generator<GridRow | null, void, void> {
  const place = answer.terms.tranches.findIndex((tranche) => tranche.class === of);
  const cash = session.cashOf(answer.terms);
  const drafts = new Map<string, MovedDraft | null>();
  const draftOf = (move: Move) => {
    const key = `${move.seniorSize} ${move.totalSize} ${move.rate}`;
    const known = drafts.get(key);
    if (known !== undefined) return known;
    const moved = movedAnswer(session, answer, move);
    const draft = moved && { answer: moved, breakEven: once(() => breakEvenOf(session, moved, place)) };
    drafts.set(key, draft);
    return draft;
  };
  const cellOf = (move: Move): Omit<GridCell, "isBase"> => {
    const draft = draftOf(move);
    if (!draft) return { value: null, tone: "refused" };
    const shocked = scenarioCash(cash, { revenueDropBps: move.revenue, costRiseBps: move.cost });
    const projection = projectNumbers(draft.answer.terms, shocked);
    const value = figure === "breakEven" ? draft.breakEven() : figureOf(draft.answer, projection, place, figure);
    return { value, tone: toneOf(projection, place) };
  };
  for (const at of DRIVERS[row]) {
    const cells: GridCell[] = [];
    for (const across of DRIVERS[column]) {
      const isBase = at === STILL[row] && across === STILL[column];
      cells.push({ ...cellOf({ ...STILL, [row]: at, [column]: across }), isBase });
      yield null;
    }
    yield { at, cells };
  }
}

function once<Value>(find: () => Value): () => Value {
  let found: { readonly value: Value } | null = null;
  return () => {
    found ??= { value: find() };
    return found.value;
  };
}

/** The draft with its notes moved; null where the pool does not carry them. */
function movedAnswer(session: StudioSession, answer: StudioAnswer, move: Move): StudioAnswer | null {
  const { request, terms, downsideBps } = answer;
  if (move.seniorSize === 100 && move.totalSize === 100 && move.rate === 0) return answer;
  const token = 10n ** BigInt(CURRENCY_SCALE[request.currency]);
  const pars = parsOf(terms);
  const scaled = (par: bigint, percent: number) => ((par * BigInt(percent)) / 100n / token) * token;
  const sized =
    move.seniorSize === 100 && move.totalSize === 100
      ? request
      : withPars(request, {
          senior: scaled(scaled(pars.senior, move.seniorSize), move.totalSize),
          mezzanine: scaled(pars.mezzanine, move.totalSize),
          junior: scaled(pars.junior, move.totalSize),
        });
  try {
    return session.answer(withCoupons(sized, move.rate), downsideBps);
  } catch (error) {
    if (!isHeliographError(error)) throw error;
    return null;
  }
}

function withCoupons(request: StructureRequest, bps: number): StructureRequest {
  if (bps === 0) return request;
  const moved = (couponRate: string) => {
    const sum = addRational(parseRational(couponRate), rational(BigInt(bps), 10_000n));
    return sum.numerator < 0n ? "0" : exactDecimalText(sum);
  };
  if (request.kind === "green-bond")
    return { ...request, note: { ...request.note, couponRate: moved(request.note.couponRate) } };
  return {
    ...request,
    ...Object.fromEntries(
      classesOf(request).map((name) => [name, { ...request[name], couponRate: moved(request[name].couponRate) }]),
    ),
  };
}

function figureOf(
  { request }: StudioAnswer,
  { tranches }: NumberProjection,
  place: number,
  figure: Exclude<GridFigure, "breakEven">,
): number | null {
  const tranche = tranches[place];
  if (!tranche) return null;
  return figure === "loss" ? tranche.loss / 10 ** CURRENCY_SCALE[request.currency] : tranche[figure];
}

function breakEvenOf({ outlook }: StudioSession, { terms }: StudioAnswer, place: number): number | null {
  const tranche = terms.tranches[place];
  const bps = tranche ? breakEvenShock(terms, outlook.months, tranche.id) : null;
  return bps === null ? null : bps / 10_000;
}

function toneOf({ tranches, firstBreach }: NumberProjection, place: number): CellTone {
  const tranche = tranches[place];
  if (!tranche || tranche.loss > 0) return "loss";
  if (tranche.minimumDscr !== null && tranche.minimumDscr < 1) return "short";
  return firstBreach === null ? "holds" : "trigger";
}
