import type { AttributeValue } from "../values/attribute-value";
import { parseDecimal } from "../values/decimal";

const EXPONENT_OFFSET = 200; // keeps the magnitude of every storable number (-129..126) in one positive byte pair

/**
 * Bytes whose order is DynamoDB's order of keys of one type, and of which none is the beginning of another: a string or
 * binary is its bytes with 00 written as 00 FF and ended by 00 00; a number is sign, exponent and digits in pairs.
 */
export function orderedKey(value: AttributeValue): Buffer {
  return "N" in value ? orderedNumber(value.N) : Buffer.concat([orderedPrefix(value), Buffer.from([0, 0])]);
}

/** The bytes with which the keys of all values that begin with this string or binary begin. */
export function orderedPrefix(value: AttributeValue): Buffer {
  const bytes = keyBytes(value);
  if (!bytes.includes(0)) return bytes;
  const escaped: number[] = [];
  for (const byte of bytes) {
    escaped.push(byte);
    if (byte === 0) escaped.push(0xff);
  }
  return Buffer.from(escaped);
}

/** The raw bytes of a key value, as they count towards the limits of keys. */
export function keyBytes(value: AttributeValue): Buffer {
  if ("S" in value) return Buffer.from(value.S);
  if ("B" in value) return Buffer.from(value.B, "base64");
  if ("N" in value) return orderedNumber(value.N);
  throw new TypeError("only strings, numbers and binaries are keys");
}

function orderedNumber(text: string): Buffer {
  const { negative, digits, scale } = parseDecimal(text);
  if (digits === "") return Buffer.from([0x02]);
  const padded = digits.length % 2 === 0 ? digits : `${digits}0`;
  const exponent = digits.length + scale + EXPONENT_OFFSET;
  const bytes = [exponent >> 8, exponent & 0xff];
  for (let at = 0; at < padded.length; at += 2) bytes.push(Number(padded.slice(at, at + 2)) + 1);
  bytes.push(0);
  return Buffer.from([negative ? 0x01 : 0x03, ...(negative ? bytes.map((byte) => byte ^ 0xff) : bytes)]);
}
