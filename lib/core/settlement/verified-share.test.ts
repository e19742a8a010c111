import { verifiedShare } from "./verified-share";

test.each([
  [2_880, 2_880, "1.0000"],
  [2_880, 2_879, "0.9996"],
  [3, 2, "0.6666"],
  [2_880, 0, "0.0000"],
])("of %i quarter hours %i are measured: %s", (expected, measured, share) => {
  expect(verifiedShare({ expected, measured })).toBe(share);
});

test("nothing due has no share", () => {
  expect(verifiedShare({ expected: 0, measured: 0 })).toBeNull();
});
