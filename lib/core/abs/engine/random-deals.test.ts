import { execFileSync } from "node:child_process";
import { join } from "node:path";
import fc from "fast-check";
import { randomDeal } from "./random-deal.fixture";
import { disagreements, violations } from "./random-deal-checks.fixture";

const RUNS = { numRuns: 150 };

test("in = out + change of balances in every period, nobody is paid before his turn, nothing is negative", () => {
  fc.assert(
    fc.property(randomDeal, (deal) => expect(violations(deal)).toEqual([])),
    RUNS,
  );
}, 120_000);

test("the engine over numbers moves what the one over bigint moves, step by step", () => {
  fc.assert(
    fc.property(randomDeal, (deal) => expect(disagreements(deal)).toEqual([])),
    RUNS,
  );
}, 120_000);

test("the engine over numbers is the one over bigint, line by line", () => {
  execFileSync(process.execPath, [join(__dirname, "generate-number-engine.mjs"), "--check"]);
});
