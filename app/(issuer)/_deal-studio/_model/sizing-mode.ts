import type { StructureRequest } from "@/lib/core/deal/structure-request";
import { type DealTerms, TRANCHE_CLASSES, type TrancheClass } from "@/lib/core/deal/terms";

/** How big the notes become: each by its par, shares of a par, or shares of what the pool carries at a DSCR. */
export const SIZING_MODES = ["each", "total", "dscr"] as const;
export type SizingMode = (typeof SIZING_MODES)[number];

/** A cover to begin with. */
const DSCR = "1.25";

export function sizingModesOf({ kind }: StructureRequest): readonly SizingMode[] {
  return kind === "abs" ? SIZING_MODES : ["total", "dscr"];
}

export function sizingModeOf(request: StructureRequest): SizingMode {
  if (request.kind === "green-bond") return request.size.by === "par" ? "total" : "dscr";
  if (request.senior.size.by === "par") return "each";
  return request.total?.by === "par" ? "total" : "dscr";
}

/** The same notes sized in another way: pars and shares as they are now, a cover at one to begin with. */
export function withSizingMode(request: StructureRequest, mode: SizingMode, terms: DealTerms): StructureRequest {
  if (mode === sizingModeOf(request)) return request;
  const pars = parsOf(terms);
  const parMinor = (pars.senior + pars.mezzanine + pars.junior).toString();
  const size = mode === "dscr" ? ({ by: "target-dscr", dscr: DSCR } as const) : ({ by: "par", parMinor } as const);
  if (request.kind === "green-bond") return { ...request, size };
  if (mode === "each") return withPars(request, pars);
  const shares = sharesOf(request, pars);
  const shared = (name: TrancheClass) => ({
    ...request[name],
    size: { by: "share" as const, shareBps: shares[name] },
  });
  return {
    ...request,
    senior: shared("senior"),
    mezzanine: shared("mezzanine"),
    junior: shared("junior"),
    total: size,
  };
}

/** Par of each class of the terms [minor]; 0 of one that they do not have. */
export function parsOf({ tranches }: Pick<DealTerms, "tranches">): Record<TrancheClass, bigint> {
  const parOf = (name: TrancheClass) =>
    BigInt(tranches.find(({ class: seniority }) => seniority === name)?.originalParMinor ?? "0");
  return { senior: parOf("senior"), mezzanine: parOf("mezzanine"), junior: parOf("junior") };
}

/** The notes with these pars [minor], each by itself. */
export function withPars(request: StructureRequest, pars: Readonly<Record<TrancheClass, bigint>>): StructureRequest {
  if (request.kind === "green-bond") return { ...request, size: { by: "par", parMinor: pars.senior.toString() } };
  const { total: _total, ...rest } = request;
  const sized = (name: TrancheClass) => ({
    ...request[name],
    size: { by: "par" as const, parMinor: pars[name].toString() },
  });
  return { ...rest, senior: sized("senior"), mezzanine: sized("mezzanine"), junior: sized("junior") };
}

/** Shares that add up to the whole, at least a basis point each. */
function sharesOf(
  request: Extract<StructureRequest, { kind: "abs" }>,
  pars: Readonly<Record<TrancheClass, bigint>>,
): Record<TrancheClass, number> {
  const [first] = TRANCHE_CLASSES;
  if (request[first].size.by === "share") {
    const shareOf = ({ size }: { size: typeof request.senior.size }) => (size.by === "share" ? size.shareBps : 0);
    return {
      senior: shareOf(request.senior),
      mezzanine: shareOf(request.mezzanine),
      junior: shareOf(request.junior),
    };
  }
  const total = pars.senior + pars.mezzanine + pars.junior;
  const share = (par: bigint) => Math.max(1, total === 0n ? 1 : Number((par * 10_000n) / total));
  const [senior, mezzanine] = [share(pars.senior), share(pars.mezzanine)];
  return { senior, mezzanine, junior: Math.max(1, 10_000 - senior - mezzanine) };
}
