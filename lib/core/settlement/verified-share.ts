/**
 * Share of the quarter hours due in a period that were measured by readings whose signatures verified, as decimal text with
 * four places, rounded down so that 1 means all of them; null where none was due.
 */
export function verifiedShare({ expected, measured }: { expected: number; measured: number }): string | null {
  if (expected === 0) return null;
  const tenThousandths = (BigInt(measured) * 10_000n) / BigInt(expected);
  return `${tenThousandths / 10_000n}.${(tenThousandths % 10_000n).toString().padStart(4, "0")}`;
}
