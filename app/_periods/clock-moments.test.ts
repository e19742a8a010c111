import { momentsAhead } from "./clock-moments";

const period = {
  ...{ period: "2026-12", from: "2026-12-01", to: "2027-01-01", cutOff: "2027-01-08", determination: "2027-01-11" },
  ...{ ex: "2027-01-12", record: "2027-01-13", payment: "2027-01-15" },
};

test("what has passed is left out; days are those of the deal's zone", () => {
  const ahead = momentsAhead(period, "America/New_York", "2027-01-01T05:00:00.000Z");
  expect(ahead.map(({ id }) => id)).toEqual(["cutOff", "determination", "record", "payment"]);
  expect(ahead[0]?.at).toBe("2027-01-09T05:00:00.000Z");
});

test("nothing is ahead of a period that is paid", () => {
  expect(momentsAhead(period, "America/New_York", "2027-02-01T00:00:00.000Z")).toEqual([]);
});
