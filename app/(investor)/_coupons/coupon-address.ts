/** The two names of a coupon: its distribution and its holder. */
export type CouponAddress = { readonly distributionId: string; readonly holder: string };

/**
 * Reads the last part of a coupon's address: `<distribution>_<holder>`, or the distribution alone for the reader's own.
 * @param wallet of the signed-in person
 * @returns null where it names no holder
 */
export function couponAddress(segment: string, wallet: string | null): CouponAddress | null {
  const own = /^(dst_.+)_(0x[0-9a-f]{40})$/i.exec(segment);
  if (own?.[1] !== undefined && own[2] !== undefined) return { distributionId: own[1], holder: own[2] };
  return wallet === null ? null : { distributionId: segment, holder: wallet };
}
