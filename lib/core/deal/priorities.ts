import { poolBalances, presentBalance } from "../abs/pool/pool-balance";
import { renameTranches } from "../abs/waterfall/rename-tranches";
import type { WaterfallStep } from "../abs/waterfall/waterfall-step";
import { multiplyRational, parseRational, rational } from "../money/rational";
import { withPrepaymentSteps } from "./prepayment-steps";
import type { DealIdentity, StructureBasis } from "./structure-basis";
import type { StructureRequest } from "./structure-request";
import { type DealTerms, TRANCHE_CLASSES } from "./terms";

/** What a kind of structure pays by unless the issuer has a priority of its own. */
type UsualPriorities = {
  readonly waterfall: readonly WaterfallStep[];
  readonly enforcementWaterfall?: readonly WaterfallStep[];
  /** What the proceeds put into the reserve [minor]. */
  readonly reserveMinor: bigint;
};

type Priorities = Pick<
  DealTerms,
  | "waterfall"
  | "enforcementWaterfall"
  | "initialReserveMinor"
  | "collateralMinor"
  | "expectedCashMinor"
  | "expectedCfadsMinor"
>;

/**
 * Both priorities of payment with what their tests measure against: the issuer's own where the request has them, else the
 * usual ones, with the steps of mandatory prepayment. A reserve of a fixed target is full at closing; cash expected and the collateral's balance are those of the
 * base case that the notes are sized on.
 */
export function prioritiesOf(
  request: StructureRequest,
  { trancheIds }: DealIdentity,
  basis: StructureBasis,
  usual: UsualPriorities,
): Priorities {
  const classes = request.kind === "abs" ? TRANCHE_CLASSES : (["senior"] as const);
  const waterfall = withPrepaymentSteps(
    request.waterfall ? renameTranches(request.waterfall, trancheIds) : usual.waterfall,
    request.disclosure,
    classes.map((seniority) => trancheIds[seniority]),
  );
  const enforcementWaterfall = request.enforcementWaterfall
    ? renameTranches(request.enforcementWaterfall, trancheIds)
    : usual.enforcementWaterfall && [...usual.enforcementWaterfall];
  const reserveMinor = (request.waterfall && fixedReserveOf(waterfall)) ?? usual.reserveMinor;
  const looksForward = waterfall.some((step) => step.kind === "dscr-test" && step.window?.of === "forward");
  const measuresCash = looksForward || waterfall.some(({ kind }) => kind === "shortfall-test");
  return {
    waterfall,
    ...(enforcementWaterfall && { enforcementWaterfall }),
    initialReserveMinor: reserveMinor.toString(),
    ...(measuresCash && { expectedCashMinor: basis.collections.map(String) }),
    ...(looksForward && { expectedCfadsMinor: basis.netCash.map((minor) => (minor > 0n ? minor : 0n).toString()) }),
    ...(request.collateralRate !== undefined && {
      collateralMinor: collateralOf(basis.netCash, request.collateralRate),
    }),
  };
}

function fixedReserveOf(waterfall: readonly WaterfallStep[]): bigint | undefined {
  for (const step of waterfall) {
    if (step.kind !== "reserve" || (step.account ?? "reserve") !== "reserve") continue;
    const minor = step.targetMinor ?? (step.target?.by === "fixed" ? step.target.minor : undefined);
    if (minor !== undefined) return BigInt(minor);
  }
  return undefined;
}

/** Value of the cash that still comes, at the end of each month [minor]; never below zero. */
function collateralOf(cash: readonly bigint[], yearlyRate: string): string[] {
  const rate = multiplyRational(parseRational(yearlyRate), rational(1n, 12n));
  return poolBalances(presentBalance(cash, rate), cash, rate).map(({ balanceMinor }) =>
    (balanceMinor > 0n ? balanceMinor : 0n).toString(),
  );
}
