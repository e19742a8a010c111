import { HeliographError } from "../../core/errors/heliograph-error";
import { type DistributionRecord, standingHold } from "./distribution-records";

/**
 * Lets through what may go to the Safe: anchored, something to pay, and not held by the trustee.
 * @throws HeliographError DISTRIBUTION_HELD, DISTRIBUTION_NOT_ANCHORED
 */
export function requirePayable(record: DistributionRecord): void {
  const hold = standingHold(record);
  if (hold) {
    throw new HeliographError({
      code: "DISTRIBUTION_HELD",
      kind: "conflict",
      message: `The trustee holds this distribution: ${hold.reason}`,
      remedy: "Clear it with the trustee, who releases it.",
      data: { distributionId: record.id },
    });
  }
  if (record.state === "anchored" || record.state === "proposed") return;
  throw new HeliographError({
    code: "DISTRIBUTION_NOT_ANCHORED",
    kind: "conflict",
    message: `The distribution is ${record.state}; only an anchored one is paid, and once.`,
    remedy: "Let enough attestors sign it first; one that is declared or paid needs nothing more.",
    data: { distributionId: record.id, state: record.state },
  });
}
