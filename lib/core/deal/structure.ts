import type { MonthlyCashFlow } from "../cashflow/lines/monthly-cash-flow";
import { structureAbs } from "./structure-abs";
import type { DealIdentity } from "./structure-basis";
import { structureGreenBond } from "./structure-green-bond";
import type { StructureRequest } from "./structure-request";
import type { DealTerms } from "./terms";

/**
 * Sound terms from a compact request. @param months base case of the pool over the deal's calendar, see `poolCashFlow`
 * @throws HeliographError as `structureGreenBond` and `structureAbs`
 */
export function structureDeal(
  request: StructureRequest,
  identity: DealIdentity,
  months: readonly MonthlyCashFlow[],
): DealTerms {
  switch (request.kind) {
    case "green-bond":
      return structureGreenBond(request, identity, months);
    case "abs":
      return structureAbs(request, identity, months);
    default:
      return request satisfies never;
  }
}
