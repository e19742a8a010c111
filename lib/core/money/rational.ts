import { HeliographError } from "../errors/heliograph-error";
import { mulDivDown, mulDivHalfUp, mulDivUp } from "./rounding";

/** An exact rate: numerator over a positive denominator. Interest rates, VAT rates and shares are held like this. */
export type Rational = { readonly numerator: bigint; readonly denominator: bigint };

const DECIMALS_MAX = 40;

export function rational(numerator: bigint, denominator: bigint): Rational {
  if (denominator === 0n) throw new RangeError("a rational needs a denominator other than 0");
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator * sign);
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

export function addRational(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function multiplyRational(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Basis points as an exact rate: 10 000 bps = 1. */
export function fromBps(bps: bigint): Rational {
  return rational(bps, 10_000n);
}

/** Reads `0.0525` or `-3` exactly. @throws HeliographError RATE_UNPARSABLE */
export function parseRational(text: string): Rational {
  const match = /^(-?)(\d{1,18})(?:\.(\d{1,18}))?$/.exec(text.trim());
  if (!match) {
    throw new HeliographError({
      code: "RATE_UNPARSABLE",
      message: `"${text}" is not a decimal number.`,
      remedy: "Write it with digits and at most one point, for example 0.0525.",
      data: { text },
    });
  }
  const fraction = match[3] ?? "";
  const digits = BigInt(match[2] + fraction);
  return rational(match[1] === "-" ? -digits : digits, 10n ** BigInt(fraction.length));
}

/**
 * Exact decimal text of a rate that has one: `1234.5`. The denominator must divide a power of ten.
 * @throws RangeError where it does not, such as for one third
 */
export function exactDecimalText(rate: Rational): string {
  let decimals = 0;
  let scale = 1n;
  while ((rate.numerator * scale) % rate.denominator !== 0n) {
    if (decimals === DECIMALS_MAX) throw new RangeError("the rate has no finite decimal text");
    scale *= 10n;
    decimals += 1;
  }
  const value = (rate.numerator * scale) / rate.denominator;
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, "0");
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return value < 0n ? `-${text}` : text;
}

export function timesDown(amount: bigint, rate: Rational): bigint {
  return mulDivDown(amount, rate.numerator, rate.denominator);
}

export function timesUp(amount: bigint, rate: Rational): bigint {
  return mulDivUp(amount, rate.numerator, rate.denominator);
}

export function timesHalfUp(amount: bigint, rate: Rational): bigint {
  return mulDivHalfUp(amount, rate.numerator, rate.denominator);
}

/** For simulation and display only: a double loses digits. */
export function toNumber(rate: Rational): number {
  return Number(rate.numerator) / Number(rate.denominator);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}
