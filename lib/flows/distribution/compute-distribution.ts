import { waterfallResultToJson } from "../../core/abs/waterfall/waterfall-result-json";
import { recordInstant } from "../../core/deal/calendar";
import { computeDistribution as splitAmongHolders } from "../../core/distribution/distribution";
import { HeliographError } from "../../core/errors/heliograph-error";
import type { Json } from "../../core/evidence/canonical-json";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import { statementId } from "../../core/ids/ids";
import { statementWaterfall } from "../../core/settlement/statement-waterfall";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { type IssuedPeriod, issuedDeal, periodOf } from "../settlement/issued-period-records";
import { periodId, periods } from "../settlement/settlement-records";
import { readStatement, type StatementRecord, statements } from "../settlement/statement-records";
import { storeJson } from "../stored-json";
import { chainRegister } from "./chain-register";
import { type DistributionRecord, distributions, periodDistributionId } from "./distribution-records";

type Needs = Pick<Ports, "book" | "clock" | "ids" | "stage" | "storage" | "chain">;

/**
 * Runs the waterfall on the anchored statement and splits its payments among the holders of record. Asked again it finds
 * what stands; only before it is attested does an adjusted statement replace it.
 * @throws HeliographError STATEMENT_NOT_ANCHORED, RECORD_NOT_REACHED
 */
export async function computeDistribution(
  ports: Needs,
  actor: Actor | null,
  input: { dealId: string; period: string },
): Promise<Stored<DistributionRecord>> {
  const deal = await issuedDeal(ports, input.dealId);
  const { userId } = requireRole(actor, deal.entry.orgId, ["operator"]);
  const issued = periodOf(deal, input.period);
  const id = periodDistributionId(input.dealId, input.period);
  const standing = await ports.book.get(distributions, id);
  if (standing && standing.value.state !== "computed") return standing;
  const record = await anchoredStatement(ports, issued);
  if (standing?.value.set.statementHash === record.statementHash) return standing;
  requireRecordReached(issued, ports.clock.now());

  const { terms, index, period } = issued;
  const statement = await readStatement(ports, record);
  const register = await chainRegister(ports, issued, index);
  const waterfall = statementWaterfall(terms, record.openingState, statement);
  const computed = splitAmongHolders(terms, statement, waterfall, register);
  const value: DistributionRecord = {
    ...{ id, orgId: issued.entry.orgId, dealId: input.dealId, period: input.period, state: "computed" },
    ...{ statementId: record.id, set: computed.set, distributionHash: computed.distributionHash },
    files: {
      register: await storeJson(ports.storage, register as Json),
      waterfall: await storeJson(ports.storage, waterfallResultToJson(waterfall) as Json),
      entitlements: await storeJson(ports.storage, computed.entitlements as Json),
    },
    ...{ recordIndex: index, paymentOn: period.payment },
    ...{ attestations: [], attestorThreshold: record.attestorThreshold },
    ...{ computedAt: formatInstant(ports.clock.now()), computedBy: userId, attestedAt: null, anchor: null },
    ...{ holds: standing?.value.holds ?? [], funding: null, proposalId: null, executionHash: null },
    ...{ payments: [], declaredAt: null, paidAt: null },
  };
  const version = standing?.version ?? 0;
  const { dealId, period: name } = input;
  const event = newEvent(ports, "distribution.computed.v1", value.orgId, { distributionId: id, dealId, period: name });
  await commitOrFail(ports.book, [put(distributions, value, version), publish(event)]);
  return { value, version: version + 1 };
}

async function anchoredStatement(ports: Needs, { terms, period }: IssuedPeriod): Promise<StatementRecord> {
  const { value } = await requireStored(ports.book, periods, periodId(terms.dealId, period.period));
  const version = value.statementVersion;
  const id = statementId(terms.dealId, period.period, version);
  const statement = version === 0 ? undefined : (await requireStored(ports.book, statements, id)).value;
  if (statement?.state === "anchored") return statement;
  throw new HeliographError({
    code: "STATEMENT_NOT_ANCHORED",
    kind: "conflict",
    message: `The statement of ${period.period} is ${statement?.state ?? "not computed"}, not anchored.`,
    remedy: "Close the period and let enough attestors sign its statement.",
    data: { dealId: terms.dealId, period: period.period },
  });
}

function requireRecordReached({ terms, period }: IssuedPeriod, now: number): void {
  const recordAt = recordInstant(period, terms.timeZone);
  if (now >= recordAt) return;
  throw new HeliographError({
    code: "RECORD_NOT_REACHED",
    kind: "conflict",
    message: `Who is paid for ${period.period} is known at the end of ${period.record}.`,
    remedy: "Wait until the record day is over.",
    data: { dealId: terms.dealId, period: period.period, recordAt: formatInstant(recordAt) },
  });
}
