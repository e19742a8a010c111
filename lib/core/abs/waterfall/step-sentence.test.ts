import { stepSentence } from "./step-sentence";
import type { WaterfallStep } from "./waterfall-step";

const names = { tranche: (id: string) => id.toUpperCase(), amount: (minor: string) => `${minor} minor` };
const fee = { id: "fee", kind: "fee", payee: "Agent", annualMinor: "1200" } as const;
const protectedNotes = ["a", "b"];

test.each<[WaterfallStep, string]>([
  [{ ...fee, annualCapMinor: "9" }, "Fee of 1200 minor a year to Agent, at most 9 minor a year; unpaid is carried"],
  [
    {
      id: "manager",
      kind: "balance-fee",
      payee: "Manager",
      rate: "0.00125",
      tranches: protectedNotes,
      unpaid: "lapses",
    },
    "Fee of 0.125 % a year of A, B to Manager; unpaid lapses",
  ],
  [
    { id: "reserve", kind: "reserve", target: { by: "interest-months", months: 6, tranches: ["a"] }, supports: ["a"] },
    "Reserve up to 6 months of interest of A, for the interest of A",
  ],
  [
    {
      ...{ id: "cover", kind: "dscr-test", tranches: protectedNotes, minimum: "1.15", curable: true, cureAfter: 3 },
      window: { of: "historic", periods: 12 },
    },
    "Test: DSCR of A, B at least 1.15 over the last 12 payment dates, curable when met 3 times in a row",
  ],
  [
    { id: "turbo", kind: "sequential-principal", tranches: protectedNotes, whenBreached: "cover" },
    "All that is left redeems A, then B, only while cover is breached",
  ],
  [
    {
      ...{ id: "sweep", kind: "principal", tranches: protectedNotes, order: "pro-rata" },
      ...{ amount: { by: "cash", rate: "0.5" }, when: [{ trigger: "cover", is: "passed" }] },
    },
    "50 % of what is left redeems A, B pro rata, only while cover is not breached",
  ],
  [
    { id: "supply", kind: "availability-test", months: 3, minimum: "0.97", curable: false },
    "Test: availability of the pool over 3 months at least 97 %",
  ],
])("%j in words", (step, sentence) => {
  expect(stepSentence(step, names)).toBe(sentence);
});
