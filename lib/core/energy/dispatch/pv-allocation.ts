import type { DispatchInputs } from "./dispatch-inputs";

/** Where an hour's PV energy goes before grid and curtailment [kWh]; written anew for each hour. */
export type PvAllocation = {
  toAuxiliary: number;
  toCompute: number;
  toCharging: number;
  toHost: number;
  toStorage: number;
  /** What finds no taker on the site. */
  surplus: number;
};

export function emptyPvAllocation(): PvAllocation {
  return { toAuxiliary: 0, toCompute: 0, toCharging: 0, toHost: 0, toStorage: 0, surplus: 0 };
}

/**
 * Gives PV energy to the claims in the station's order.
 * @param claimKwh what storage would take in its turn; the least of it and what is left then is given
 */
export function allocatePv(inputs: DispatchInputs, hour: number, claimKwh: number, into: PvAllocation): void {
  let left = inputs.pv[hour] as number;
  into.toAuxiliary = Math.min(left, inputs.auxiliaryKw);
  left -= into.toAuxiliary;
  for (const claim of inputs.priority) {
    switch (claim) {
      case "compute":
        into.toCompute = Math.min(left, inputs.computeServable[hour] as number);
        left -= into.toCompute;
        break;
      case "charging":
        into.toCharging = Math.min(left, inputs.chargingLoad[hour] as number);
        left -= into.toCharging;
        break;
      case "host":
        into.toHost = Math.min(left, inputs.hostLoad[hour] as number);
        left -= into.toHost;
        break;
      case "storage":
        into.toStorage = Math.min(left, claimKwh);
        left -= into.toStorage;
        break;
      default:
        claim satisfies never;
    }
  }
  into.surplus = left;
}
