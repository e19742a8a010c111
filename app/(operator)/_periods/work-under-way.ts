import type { PeriodView } from "../../_periods/period-shapes";

export type Work = {
  readonly id: "attesting" | "anchoring" | "attestingDistribution" | "anchoringDistribution" | "relaying" | "paying";
  readonly done: number;
  /** 0 where there is nothing to count. */
  readonly needed: number;
};

/** What goes on by itself just now, if anything does: attestors recompute, the relayer anchors, the distributor pays. */
export function workUnderWay({ statement, distribution, proposal }: PeriodView): Work | null {
  const uncounted = { done: 0, needed: 0 };
  if (statement?.state === "computed") {
    return { id: "attesting", done: statement.attestations.length, needed: statement.attestorThreshold };
  }
  if (statement?.state === "attested") return { id: "anchoring", ...uncounted };
  switch (distribution?.state) {
    case "computed":
      return {
        id: "attestingDistribution",
        done: distribution.attestations.length,
        needed: distribution.attestorThreshold,
      };
    case "attested":
      return { id: "anchoringDistribution", ...uncounted };
    case "proposed":
      return proposal?.status === "relayed" || proposal?.status === "executed"
        ? { id: "relaying", ...uncounted }
        : null;
    case "declared": {
      const sum = (key: "holders" | "paidHolders") =>
        distribution.payments.reduce((total, payment) => total + payment[key], 0);
      return { id: "paying", done: sum("paidHolders"), needed: sum("holders") };
    }
    case "anchored":
    case "paid":
    case undefined:
      return null;
  }
}
