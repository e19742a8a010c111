import { flowYears } from "./flow-years";

const flow = (payment: string, interestMinor: string, principalMinor: string) => ({
  ...{ period: payment.slice(0, 7), payment, interestMinor, principalMinor },
});

test("payments add up by calendar year, in the order of their dates, until the last year that pays", () => {
  const flows = [
    flow("2026-12-15", "100000", "0"),
    flow("2027-01-15", "200000", "300000"),
    flow("2027-02-15", "50000", "1"),
    flow("2028-01-15", "0", "0"),
  ];
  expect(flowYears(flows, "USD")).toEqual({
    years: ["2026", "2027"],
    interest: [1, 2.5],
    principal: [0, 3.00001],
  });
});
