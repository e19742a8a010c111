import { HeliographError } from "../../errors/heliograph-error";
import type { ChargerGroup, DriverGroup, PositiveQuantity } from "../../station/charging-plant";
import { normalQuantile } from "../random/normal-distribution";
import { type ArrivalFit, fitArrivals } from "./fit-arrivals";
import { fitQuantity, type QuantityFit } from "./fit-quantity";
import type { HistorySession, SessionHistory } from "./session-history";

/** Sessions of one kind of charger below which a fit says nothing. */
const LEAST_SESSIONS = 30;
/** Where every vehicle's charging time is unknown, its mean power over the stay at this quantile stands for what it can take. */
const POWER_QUANTILE = 0.95;
/** With this share of the stay spent charging, the history is of drivers who leave when full. */
const LEAVES_SHARE = 0.9;

/** Demand at the chargers of one kind, read from a history. */
export type DemandFit = {
  readonly kind: ChargerGroup["kind"];
  readonly sessions: number;
  readonly arrivals: ArrivalFit;
  readonly stay: QuantityFit;
  readonly energy: QuantityFit;
  /** What a station's description takes over. */
  readonly group: DriverGroup;
};

/**
 * Fits every kind of charger that occurs often enough; sessions that do not tell their kind count as `otherwise`.
 * @throws HeliographError HISTORY_TOO_SHORT
 */
export function fitDemand(history: SessionHistory, otherwise: ChargerGroup["kind"]): DemandFit[] {
  const fits = (["ac", "dc"] as const).flatMap((kind) => {
    const sessions = history.sessions.filter((session) => (session.kind ?? otherwise) === kind);
    return sessions.length >= LEAST_SESSIONS ? [fitKind(kind, sessions)] : [];
  });
  if (fits.length > 0) return fits;
  throw new HeliographError({
    code: "HISTORY_TOO_SHORT",
    message: `${history.sessions.length} usable sessions are too few to tell a demand; ${history.leftOut} records were left out.`,
    remedy: `Give at least ${LEAST_SESSIONS} finished sessions of one kind of charger.`,
    data: { sessions: history.sessions.length, leftOut: history.leftOut },
  });
}

function fitKind(kind: ChargerGroup["kind"], sessions: readonly HistorySession[]): DemandFit {
  const arrivals = fitArrivals(sessions);
  const stays = sessions.map(({ stayMinutes }) => stayMinutes);
  const energies = sessions.map(({ energyKwh }) => energyKwh);
  const [stay, energy] = [fitQuantity(stays), fitQuantity(energies)];
  const { arrivalsPerDay, workdayHourWeights, weekendHourWeights, weekdayWeights } = arrivals;
  return {
    kind,
    sessions: sessions.length,
    arrivals,
    stay,
    energy,
    group: {
      id: `${kind}-history`,
      kind,
      ...{ arrivalsPerDay, workdayHourWeights, weekendHourWeights, weekdayWeights },
      energyKwh: energy.chosen.quantity,
      dwellMinutes: stay.chosen.quantity,
      ...power(sessions),
      stayEnergyCorrelation: scoreCorrelation(stays, energies),
    },
  };
}

/** What vehicles take, and whether they leave when full: from charging times where the records have them. */
function power(sessions: readonly HistorySession[]): { vehiclePowerKw: PositiveQuantity; leavesWhenFull: boolean } {
  const timed = sessions.filter(({ chargingMinutes }) => chargingMinutes !== null && chargingMinutes >= 1);
  if (timed.length >= sessions.length / 2) {
    const powers = timed.map(({ energyKwh, chargingMinutes }) => (energyKwh * 60) / (chargingMinutes as number));
    const share = sumOf(timed, ({ chargingMinutes }) => chargingMinutes as number) / sumOf(timed, (s) => s.stayMinutes);
    return { vehiclePowerKw: momentsOf(powers), leavesWhenFull: share >= LEAVES_SHARE };
  }
  const means = Float64Array.from(sessions, ({ energyKwh, stayMinutes }) => (energyKwh * 60) / stayMinutes).sort();
  const strongest = means[Math.floor(POWER_QUANTILE * (means.length - 1))] as number;
  return { vehiclePowerKw: { mean: strongest, standardDeviation: 0 }, leavesWhenFull: false };
}

function momentsOf(values: readonly number[]): PositiveQuantity {
  const mean = sumOf(values, (value) => value) / values.length;
  const variance = sumOf(values, (value) => (value - mean) ** 2) / values.length;
  return { mean, standardDeviation: Math.sqrt(variance) };
}

/** Correlation of the normal scores of the ranks: what a Gaussian copula needs, whatever the distributions. */
function scoreCorrelation(a: readonly number[], b: readonly number[]): number {
  const scores = (values: readonly number[]) => {
    const order = values.map((value, index) => ({ value, index })).sort((x, y) => x.value - y.value);
    const result = new Float64Array(values.length);
    for (const [rank, { index }] of order.entries()) result[index] = normalQuantile((rank + 0.5) / values.length);
    return result;
  };
  const [x, y] = [scores(a), scores(b)];
  const product = x.reduce((sum, value, index) => sum + value * (y[index] as number), 0);
  const size = x.reduce((sum, value) => sum + value * value, 0);
  return Math.max(-0.99, Math.min(0.99, product / size));
}

function sumOf<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}
