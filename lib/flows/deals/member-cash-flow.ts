import type { PoolMemberCashFlow } from "../../core/abs/pool/pool-cash-flow";
import { StationSimulationSummary } from "../../core/cashflow/operation/station-simulation";
import type { PoolMember } from "../../core/deal/terms";
import { HeliographError } from "../../core/errors/heliograph-error";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { simulations } from "../stations/station-records";

/** A pool member's months, from the very result that it names by hash. @throws HeliographError POOL_MEMBER_STALE */
export async function memberCashFlow(
  ports: Pick<Ports, "book" | "storage">,
  orgId: string,
  member: PoolMember,
): Promise<PoolMemberCashFlow> {
  const { value: simulation } = await requireStored(ports.book, simulations, member.simulationId);
  const isTheSame =
    simulation.orgId === orgId &&
    simulation.stationId === member.stationId &&
    simulation.summaryHash === member.simulationHash;
  if (!isTheSame || simulation.summaryHash === undefined) {
    throw new HeliographError({
      code: "POOL_MEMBER_STALE",
      kind: "conflict",
      message: `The simulation of ${member.stationName} is not the one that the pool names.`,
      remedy: "Choose a finished simulation of the station again.",
      data: { stationId: member.stationId, simulationId: member.simulationId },
    });
  }
  const text = new TextDecoder().decode(await ports.storage.get(simulation.summaryHash));
  const { cashFlow } = StationSimulationSummary.parse(JSON.parse(text));
  return { shareBps: member.shareBps, months: cashFlow.months };
}
