import { validationFault } from "../dynamo-fault";

/** (-1)^negative * digits * 10^scale; digits has no leading and no trailing zero, and is "" for zero. */
export type Decimal = { readonly negative: boolean; readonly digits: string; readonly scale: number };

const SIGNIFICANT_DIGITS_MAX = 38;
const MAGNITUDE_MAX = 126; // 9.99..E+125 is the largest: 126 digits before the point
const MAGNITUDE_MIN = -129; // 1E-130 is the smallest

const ZERO: Decimal = { negative: false, digits: "", scale: 0 };

/** @throws ValidationException where it is no number, or one that DynamoDB cannot store */
export function parseDecimal(text: string): Decimal {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/.exec(text);
  const whole = match?.[2] ?? "";
  const fraction = match?.[3] ?? "";
  if (match === null || whole.length + fraction.length === 0) {
    throw validationFault(
      text === ""
        ? "The parameter cannot be converted to a numeric value"
        : `The parameter cannot be converted to a numeric value: ${text}`,
    );
  }
  return storable(strip(match[1] === "-", whole + fraction, Number(match[4] ?? "0") - fraction.length));
}

function strip(negative: boolean, digits: string, scale: number): Decimal {
  const significant = digits.replace(/^0+/, "");
  const kept = significant.replace(/0+$/, "");
  return kept === "" ? ZERO : { negative, digits: kept, scale: scale + significant.length - kept.length };
}

/** Refuses what a Number cannot hold; nothing is ever rounded. */
function storable(decimal: Decimal): Decimal {
  if (decimal.digits === "") return decimal;
  if (decimal.digits.length > SIGNIFICANT_DIGITS_MAX) {
    throw validationFault("Attempting to store more than 38 significant digits in a Number");
  }
  const magnitude = decimal.digits.length + decimal.scale;
  if (magnitude > MAGNITUDE_MAX) {
    throw validationFault("Number overflow. Attempting to store a number with magnitude larger than supported range");
  }
  if (magnitude < MAGNITUDE_MIN) {
    throw validationFault("Number underflow. Attempting to store a number with magnitude smaller than supported range");
  }
  return decimal;
}

/** The one text of a number: plain, without exponent, leading or trailing zeros. */
export function formatDecimal(decimal: Decimal): string {
  const { digits, scale } = decimal;
  if (digits === "") return "0";
  const sign = decimal.negative ? "-" : "";
  if (scale >= 0) return sign + digits + "0".repeat(scale);
  const point = digits.length + scale;
  return point > 0
    ? `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
    : `${sign}0.${"0".repeat(-point)}${digits}`;
}

function integerAt(decimal: Decimal, scale: number): bigint {
  if (decimal.digits === "") return 0n;
  const magnitude = BigInt(decimal.digits + "0".repeat(decimal.scale - scale));
  return decimal.negative ? -magnitude : magnitude;
}

/** Exact sum of two numbers' texts, in canonical text. @throws ValidationException where a Number cannot hold it */
export function addNumbers(left: string, right: string): string {
  return sum(parseDecimal(left), parseDecimal(right));
}

export function subtractNumbers(left: string, right: string): string {
  const subtrahend = parseDecimal(right);
  return sum(parseDecimal(left), { ...subtrahend, negative: !subtrahend.negative });
}

function sum(left: Decimal, right: Decimal): string {
  const scale = Math.min(left.scale, right.scale);
  const total = integerAt(left, scale) + integerAt(right, scale);
  const magnitude = total < 0n ? -total : total;
  return formatDecimal(storable(strip(total < 0n, magnitude.toString(), scale)));
}

/** Negative, zero or positive, as the left number is smaller, equal or larger. */
export function compareNumbers(left: string, right: string): number {
  if (left === right) return 0;
  const a = parseDecimal(left);
  const b = parseDecimal(right);
  const scale = Math.min(a.scale, b.scale);
  const difference = integerAt(a, scale) - integerAt(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
