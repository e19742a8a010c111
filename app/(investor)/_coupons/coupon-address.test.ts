import { couponAddress } from "./coupon-address";

const wallet = "0x00000000000000000000000000000000000000aa";
const distribution = "dst_deal_01_trn_02_2026-12_coupon_1";

test("a coupon's id names distribution and holder", () => {
  expect(couponAddress(`${distribution}_${wallet}`, null)).toEqual({ distributionId: distribution, holder: wallet });
});

test("a distribution alone is the reader's own coupon, and nobody's without a wallet", () => {
  expect(couponAddress(distribution, wallet)).toEqual({ distributionId: distribution, holder: wallet });
  expect(couponAddress(distribution, null)).toBeNull();
});
