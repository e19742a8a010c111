import fc from "fast-check";
import { randomDeal } from "./random-deal.fixture";
import { disagreements, violations } from "./random-deal-checks.fixture";

test("10,000 random deals keep every cent and every rank, and both engines agree on each step", () => {
  fc.assert(
    fc.property(randomDeal, (deal) => {
      if (violations(deal).length > 0 || disagreements(deal).length > 0)
        expect([...violations(deal), ...disagreements(deal)]).toEqual([]);
    }),
    { numRuns: 10_000 },
  );
}, 1_200_000);
