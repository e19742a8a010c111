import { describeWithReferenceData, referenceJson } from "../../../../test/reference-data";
import { ContractTerms } from "./contract-terms";
import { type ContractEvent, runContract } from "./run-contract";

type Vector = {
  identifier: string;
  terms: unknown;
  to: string;
  dataObserved: Record<string, { data: { timestamp: string; value: string }[] }>;
  results: {
    eventDate: string;
    eventType: string;
    payoff: number | string;
    notionalPrincipal: number | string;
    nominalInterestRate: number | string;
    accruedInterest: number | string;
  }[];
};
type Compared = { eventDate: string; eventType: string };

// ACTUS test vectors, actusfrf/actus-tests (CC BY-SA 4.0).
describeWithReferenceData("ACTUS", () => {
  const vectors = ["pam", "ann"].flatMap((kind) =>
    Object.values(referenceJson<Record<string, Vector>>(`finance/actus/actus-tests-${kind}.json`)),
  );

  test.each(vectors)("$identifier: every event, its date, payoff and state", ({ terms, to, dataObserved, results }) => {
    const observations = Object.fromEntries(
      Object.entries(dataObserved).map(([code, { data }]) => [
        code,
        data.map(({ timestamp, value }) => ({ time: seconds(timestamp), value: Number(value) })),
      ]),
    );
    const events = runContract(ContractTerms.parse(terms), observations, to ? seconds(to) : undefined);
    const named = (event: Compared) => `${seconds(event.eventDate)} ${event.eventType}`;
    expect(events.map(named)).toEqual(results.map(named));
    for (const [index, wanted] of results.entries()) {
      for (const figure of ["payoff", "notionalPrincipal", "nominalInterestRate", "accruedInterest"] as const) {
        const found = (events[index] as ContractEvent)[figure];
        const close =
          Math.abs(found - Number(wanted[figure])) <= 1e-6 * Math.max(1e-3, Math.abs(Number(wanted[figure])));
        expect([named(wanted), figure, close ? "close" : `${found} for ${wanted[figure]}`]).toEqual([
          named(wanted),
          figure,
          "close",
        ]);
      }
    }
  });
});

function seconds(time: string): string {
  return `${time}:00`.slice(0, 19);
}
