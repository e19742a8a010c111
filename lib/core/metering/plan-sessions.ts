import { sha256 } from "../evidence/hash";
import { HOUR_MS, type Instant } from "../time/instant";
import type { PlannedSession } from "./device-plan";

const MINUTE_MS = 60_000;

/**
 * Makes sessions of hourly charged energy: each hour's energy becomes at most one session at each charger, of 15 to 55
 * minutes inside the hour, so that what the charger meters count is what the station's simulation has charged. The same
 * seed gives the same sessions.
 * @param chargedKwh energy handed to vehicles by hour, from `from` on
 * @param sessionEnergyWh about how much one session takes; decides how many there are
 * @param newSessionId makes the id of the n-th session (0, 1, ...) that begins at an instant
 */
export function planSessions(parameters: {
  readonly from: Instant;
  readonly chargedKwh: ArrayLike<number>;
  readonly chargerDeviceIds: readonly string[];
  readonly sessionEnergyWh: number;
  readonly seed: string;
  readonly newSessionId: (index: number, begin: Instant) => string;
}): PlannedSession[] {
  const { from, chargedKwh, chargerDeviceIds, sessionEnergyWh, seed, newSessionId } = parameters;
  const sessions: PlannedSession[] = [];
  let carriedWh = 0;
  for (let hour = 0; hour < chargedKwh.length; hour += 1) {
    carriedWh += Math.max(0, chargedKwh[hour] ?? 0) * 1000;
    const hourWh = Math.floor(carriedWh);
    const wanted = Math.min(chargerDeviceIds.length, Math.round(hourWh / sessionEnergyWh));
    if (wanted === 0) continue;
    carriedWh -= hourWh;
    const draws = Array.from({ length: wanted }, (_, index) => draw(`${seed}/${hour}/${index}`));
    const weights = draws.map(([size]) => 0.5 + size);
    const weightSum = weights.reduce((sum, weight) => sum + weight, 0);
    let givenWh = 0;
    for (const [index, [, start, length]] of draws.entries()) {
      const isLast = index === wanted - 1;
      const energyWh = isLast ? hourWh - givenWh : Math.floor((hourWh * (weights[index] ?? 0)) / weightSum);
      givenWh += energyWh;
      const minutes = 15 + Math.floor(length * 40);
      const begin = from + hour * HOUR_MS + Math.floor(start * (59 - minutes)) * MINUTE_MS;
      const charger = chargerDeviceIds[(hour + index) % chargerDeviceIds.length] as string;
      sessions.push({
        sessionId: newSessionId(sessions.length, begin),
        deviceId: charger,
        begin,
        end: begin + minutes * MINUTE_MS,
        energyWh,
      });
    }
  }
  return sessions;
}

/** Three numbers in [0, 1) from a text. */
function draw(text: string): readonly [number, number, number] {
  const digest = sha256(text);
  const part = (index: number): number => Number.parseInt(digest.slice(index * 8, index * 8 + 8), 16) / 2 ** 32;
  return [part(0), part(1), part(2)];
}
