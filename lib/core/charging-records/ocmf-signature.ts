import type { OcmfCurve } from "./ocmf-curves";

/**
 * Signature as r||s of the curve's width, from DER (also where it carries a zero too many or too few, as meters in the
 * field send it) or from raw r||s.
 * @returns undefined where it is neither
 */
export function readOcmfSignature(bytes: Buffer, curve: OcmfCurve): Buffer | undefined {
  const integers = derIntegers(bytes);
  if (integers) return joined(integers.r, integers.s, curve.coordinateBytes);
  return bytes.length === 2 * curve.coordinateBytes ? bytes : undefined;
}

/** SEQUENCE { INTEGER r, INTEGER s }, to the last byte; the integers are read as unsigned. */
function derIntegers(bytes: Buffer): { r: Buffer; s: Buffer } | undefined {
  const outer = element(bytes, 0, 0x30);
  if (!outer || outer.end !== bytes.length) return undefined;
  const r = element(bytes, outer.start, 0x02);
  if (!r) return undefined;
  const s = element(bytes, r.end, 0x02);
  if (!s || s.end !== bytes.length) return undefined;
  return { r: bytes.subarray(r.start, r.end), s: bytes.subarray(s.start, s.end) };
}

/** Bounds of one DER element's content; lengths of up to 255 bytes suffice for every curve of OCMF. */
function element(bytes: Buffer, offset: number, tag: number): { start: number; end: number } | undefined {
  const first = bytes[offset + 1];
  if (bytes[offset] !== tag || first === undefined) return undefined;
  const isLong = first === 0x81;
  const length = isLong ? bytes[offset + 2] : first;
  if (length === undefined || (!isLong && length > 127)) return undefined;
  const start = offset + (isLong ? 3 : 2);
  return start + length <= bytes.length ? { start, end: start + length } : undefined;
}

function joined(r: Buffer, s: Buffer, width: number): Buffer | undefined {
  const parts = [r, s].map((integer) => {
    const significant = integer.subarray(integer.findIndex((byte) => byte !== 0));
    return significant.length > width
      ? undefined
      : Buffer.concat([Buffer.alloc(width - significant.length), significant]);
  });
  const [left, right] = parts;
  return left && right ? Buffer.concat([left, right]) : undefined;
}
