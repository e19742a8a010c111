import type { AbsRequest, GreenBondRequest, StructureRequest } from "@/lib/core/deal/structure-request";

/** How big the notes become: what the pool carries at a DSCR, a total that is shared out, or each by itself. */
export type Sizing = "dscr" | "total" | "each";

const CLASSES = ["senior", "mezzanine", "junior"] as const;
const DSCR = { "green-bond": "1.35", abs: "1.25" } as const;
const SHARES_BPS = { senior: 6500, mezzanine: 2000, junior: 1500 } as const;
/** A round sum to begin with [minor units]. */
const PAR_MINOR = 100_000_000n;

export function sizingOf(request: StructureRequest): Sizing {
  if (request.kind === "green-bond") return request.size.by === "par" ? "total" : "dscr";
  if (request.senior.size.by === "par") return "each";
  return request.total?.by === "par" ? "total" : "dscr";
}

/** The same deal sized in another way, with figures to begin with; what it had is kept where it still counts. */
export function withSizing(request: StructureRequest, sizing: Sizing): StructureRequest {
  return request.kind === "green-bond" ? greenBond(request, sizing) : abs(request, sizing);
}

function greenBond(request: GreenBondRequest, sizing: Sizing): GreenBondRequest {
  if (sizing === "dscr") return { ...request, size: { by: "target-dscr", dscr: DSCR["green-bond"] } };
  return { ...request, size: { by: "par", parMinor: PAR_MINOR.toString() } };
}

function abs(request: AbsRequest, sizing: Sizing): AbsRequest {
  const { total: _total, ...rest } = request;
  const notes = Object.fromEntries(
    CLASSES.map((name) => {
      const { size, ...note } = request[name];
      const shareBps = size.by === "share" ? size.shareBps : SHARES_BPS[name];
      const parMinor = ((PAR_MINOR * BigInt(shareBps)) / 10_000n).toString();
      return [name, { ...note, size: sizing === "each" ? { by: "par", parMinor } : { by: "share", shareBps } }];
    }),
  ) as Pick<AbsRequest, (typeof CLASSES)[number]>;
  if (sizing === "each") return { ...rest, ...notes };
  const total = sizing === "dscr" ? { by: "target-dscr" as const, dscr: DSCR.abs } : parOf(PAR_MINOR);
  return { ...rest, ...notes, total };
}

function parOf(minor: bigint) {
  return { by: "par" as const, parMinor: minor.toString() };
}
