import type { PoolOutlook } from "@/lib/core/abs/outlook/pool-outlook";
import type { StructureRequest } from "@/lib/core/deal/structure-request";
import type { LedgerStep } from "./_model/date-ledger";
import type { GridOrder, GridRow } from "./_model/sensitivity";
import type { StudioLosses } from "./_model/studio-losses";
import type { ChosenDate, StudioAnswer } from "./_model/studio-session";
import type { SizedClassRow, SizingOrder } from "./_model/studio-sizing";

/** A draft with the case beside it: what an answer is given to. */
export type StudioQuestion = { readonly request: StructureRequest; readonly downsideBps: number };

/** To the worker: the pool first, then one question after the other; a newer one drops what is still done for the last. */
export type StudioOrder =
  | { readonly kind: "open"; readonly outlook: PoolOutlook }
  | { readonly kind: "run"; readonly run: number; readonly question: StudioQuestion; readonly date: ChosenDate }
  | { readonly kind: "date"; readonly run: number; readonly date: ChosenDate }
  | { readonly kind: "grid"; readonly run: number; readonly grid: GridOrder }
  | { readonly kind: "size"; readonly run: number; readonly sizing: SizingOrder };

/** Why a draft cannot be structured; the step where its waterfall is wrong ("" where no single one is). */
export type StudioRefusal = {
  readonly message: string;
  readonly remedy: string;
  readonly step: string | null;
  readonly reason: string | null;
};

/** From the worker. What belongs to an older run is to be dropped. */
export type StudioReport = { readonly run: number } & (
  | { readonly kind: "answer"; readonly answer: StudioAnswer; readonly ledger: readonly LedgerStep[] }
  | { readonly kind: "refused"; readonly refusal: StudioRefusal }
  | { readonly kind: "ledger"; readonly ledger: readonly LedgerStep[] }
  | { readonly kind: "break-even"; readonly breakEven: readonly (number | null)[] }
  | { readonly kind: "progress"; readonly share: number }
  | { readonly kind: "losses"; readonly losses: StudioLosses }
  | { readonly kind: "grid"; readonly grid: GridOrder; readonly row: GridRow }
  | { readonly kind: "sized"; readonly rows: readonly SizedClassRow[] | null }
);
