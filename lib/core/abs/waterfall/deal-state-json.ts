import type { DealState, DealStateJson } from "./waterfall-shapes";

/** Every amount of the state as text, for tables and evidence. */
export function dealStateToJson(state: DealState): DealStateJson {
  return {
    periodIndex: state.periodIndex,
    tranches: mapValues(state.tranches, (tranche) => ({
      balanceMinor: tranche.balanceMinor.toString(),
      unpaidInterestMinor: tranche.unpaidInterestMinor.toString(),
      overduePrincipalMinor: tranche.overduePrincipalMinor.toString(),
    })),
    unpaidFees: mapValues(state.unpaidFees, String),
    reserveMinor: state.reserveMinor.toString(),
    ...(state.accounts && { accounts: mapValues(state.accounts, String) }),
    triggers: mapValues(state.triggers, (trigger) => ({ ...trigger })),
    residualPaidMinor: state.residualPaidMinor.toString(),
    ...(state.collectedMinor !== undefined && { collectedMinor: state.collectedMinor.toString() }),
    ...(state.covers && {
      covers: mapValues(state.covers, (rows) =>
        rows.map(({ availableMinor, debtServiceMinor }) => ({
          availableMinor: String(availableMinor),
          debtServiceMinor: String(debtServiceMinor),
        })),
      ),
    }),
    ...(state.enforced === true && { enforced: true as const }),
  };
}

export function dealStateFromJson(json: DealStateJson): DealState {
  return {
    periodIndex: json.periodIndex,
    tranches: mapValues(json.tranches, (tranche) => ({
      balanceMinor: BigInt(tranche.balanceMinor),
      unpaidInterestMinor: BigInt(tranche.unpaidInterestMinor),
      overduePrincipalMinor: BigInt(tranche.overduePrincipalMinor),
    })),
    unpaidFees: mapValues(json.unpaidFees, BigInt),
    reserveMinor: BigInt(json.reserveMinor),
    ...(json.accounts && { accounts: mapValues(json.accounts, BigInt) }),
    triggers: mapValues(json.triggers, (trigger) => ({ ...trigger })),
    residualPaidMinor: BigInt(json.residualPaidMinor),
    ...(json.collectedMinor !== undefined && { collectedMinor: BigInt(json.collectedMinor) }),
    ...(json.covers && {
      covers: mapValues(json.covers, (rows) =>
        rows.map(({ availableMinor, debtServiceMinor }) => ({
          availableMinor: BigInt(availableMinor),
          debtServiceMinor: BigInt(debtServiceMinor),
        })),
      ),
    }),
    ...(json.enforced === true && { enforced: true }),
  };
}

function mapValues<Value, Result>(
  record: Record<string, Value>,
  map: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
