import { CURRENCY_SCALE } from "../money/currency";
import { addRational, parseRational, type Rational, rational, timesHalfUp } from "../money/rational";
import { mulDivHalfUp } from "../money/rounding";
import type { ChargingTariff } from "../station/charging-tariff";
import { parseInstant } from "../time/instant";
import type { StationTariff } from "./station-tariff";

/** Price of one session [minor units]: gross = net + VAT. */
export type SessionPrice = { readonly netMinor: bigint; readonly vatMinor: bigint; readonly grossMinor: bigint };

/**
 * What a session costs. net = energyWh / 1000 x (energy price + service fee) + session fee, exact, then rounded half up
 * once; VAT = exact net x rate, rounded half up once per session. The processor charges this, and the statement expects it.
 * @param energyWh exact watt hours as decimal text
 * @see ChargingTariff
 */
export function priceSession(tariff: ChargingTariff, energyWh: string): SessionPrice {
  const minorPerMajor = 10n ** BigInt(CURRENCY_SCALE[tariff.currency]);
  const energy = parseRational(energyWh);
  const perKwh = addRational(parseRational(tariff.energyPricePerKwh), parseRational(tariff.serviceFeePerKwh));
  const fee = parseRational(tariff.sessionFee);
  const net = addRational(
    rational(energy.numerator * perKwh.numerator * minorPerMajor, energy.denominator * perKwh.denominator * 1000n),
    rational(fee.numerator * minorPerMajor, fee.denominator),
  );
  const netMinor = mulDivHalfUp(net.numerator, 1n, net.denominator);
  const vatMinor = timesHalfUp(net.numerator, {
    numerator: parseRational(tariff.vatRate).numerator,
    denominator: parseRational(tariff.vatRate).denominator * net.denominator,
  });
  return { netMinor, vatMinor, grossMinor: netMinor + vatMinor };
}

/** VAT inside a gross amount, rounded half up: gross x rate / (1 + rate). */
export function vatWithin(grossMinor: bigint, vatRate: Rational): bigint {
  return mulDivHalfUp(grossMinor, vatRate.numerator, vatRate.denominator + vatRate.numerator);
}

/** The tariff in force at a station at an instant: the latest that has begun; undefined before the first. */
export function tariffAt(
  tariffs: readonly StationTariff[],
  stationId: string,
  instantIso: string,
): ChargingTariff | undefined {
  const instant = parseInstant(instantIso);
  let latest: StationTariff | undefined;
  for (const candidate of tariffs) {
    if (candidate.stationId !== stationId || parseInstant(candidate.validFrom) > instant) continue;
    if (!latest || parseInstant(candidate.validFrom) >= parseInstant(latest.validFrom)) latest = candidate;
  }
  return latest?.tariff;
}
