import { anchorDistribution } from "./flows/distribution/anchor-distribution";
import { declareDistribution } from "./flows/distribution/declare-distribution";
import { payDistribution } from "./flows/distribution/pay-distribution";
import { completeIssuance } from "./flows/issuance/complete-issuance";
import { registerWallet } from "./flows/kyc/register-wallet";
import { closeOfferings } from "./flows/offerings/close-offerings";
import { openOfferings } from "./flows/offerings/open-offerings";
import { showVerifiedShare } from "./flows/offerings/show-verified-share";
import type { DomainEvent } from "./flows/ports/event";
import type { Ports } from "./flows/ports/ports";
import { anchorStatement } from "./flows/settlement/anchor-statement";
import { runRisk } from "./flows/stations/run-risk";
import { runSimulation } from "./flows/stations/run-simulation";
import { applyPaymentNotice } from "./flows/subscription/apply-payment-notice";
import { carryOutActions } from "./flows/subscription/carry-out-actions";
import { settleCoinRefund } from "./flows/subscription/settle-coin-refund";

type Reaction = (ports: Ports, event: DomainEvent) => Promise<void>;

/** An id that the event's type promises. */
function subjectOf(event: DomainEvent, name: string): string {
  const id = event.subject[name];
  if (id === undefined) throw new Error(`event ${event.type} carries no ${name}`);
  return id;
}

/** What follows what: the one place where an event leads to the next use case. Each reaction may run more than once. */
const REACTIONS: Readonly<Record<string, readonly Reaction[]>> = {
  "simulation.requested.v1": [(ports, event) => runSimulation(ports, subjectOf(event, "simulationId"))],
  "risk-run.requested.v1": [(ports, event) => runRisk(ports, subjectOf(event, "riskRunId"))],
  "proposal.executed.v1": [
    (ports, event) => completeIssuance(ports, subjectOf(event, "proposalId")),
    (ports, event) => declareDistribution(ports, subjectOf(event, "proposalId")),
    (ports, event) => settleCoinRefund(ports, subjectOf(event, "proposalId")),
  ],
  "statement.attested.v1": [(ports, event) => anchorStatement(ports, subjectOf(event, "statementId"))],
  "statement.anchored.v1": [(ports, event) => showVerifiedShare(ports, subjectOf(event, "statementId"))],
  "distribution.attested.v1": [(ports, event) => anchorDistribution(ports, subjectOf(event, "distributionId"))],
  "distribution.declared.v1": [(ports, event) => payDistribution(ports, subjectOf(event, "distributionId"))],
  "default.declared.v1": [(ports, event) => closeOfferings(ports, subjectOf(event, "dealId"))],
  "deal.issued.v1": [(ports, event) => openOfferings(ports, subjectOf(event, "dealId"))],
  "identity.verified.v1": [
    (ports, event) =>
      registerWallet(ports, { userId: subjectOf(event, "userId"), walletAddress: subjectOf(event, "walletAddress") }),
  ],
  "order.placed.v1": [
    async (ports, { subject: { userId, walletAddress } }) => {
      if (userId && walletAddress) await registerWallet(ports, { userId, walletAddress });
    },
  ],
  "payment.noticed.v1": [(ports, event) => applyPaymentNotice(ports, subjectOf(event, "eventId"))],
  "order.actions-decided.v1": [(ports, event) => carryOutActions(ports, subjectOf(event, "orderId"))],
};

/** Runs everything that follows an event; events that nothing follows are for readers of the log. */
export async function react(ports: Ports, event: DomainEvent): Promise<void> {
  for (const reaction of REACTIONS[event.type] ?? []) await reaction(ports, event);
}
