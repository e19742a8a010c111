import type { WaterfallResultJson } from "../../core/abs/waterfall/waterfall-result-json";
import type { Entitlement } from "../../core/distribution/distribution";
import type { RegisterSnapshot } from "../../core/distribution/register-snapshot";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { PERIOD_READERS } from "../settlement/settlement-records";
import {
  type DistributionRecord,
  distributions,
  periodDistributionId,
  readEntitlements,
  readRegister,
  readWaterfall,
} from "./distribution-records";

type Needs = Pick<Ports, "book" | "storage">;
type Input = { readonly dealId: string; readonly period: string };

/** The distribution with the waterfall that it comes from and the register that it goes to. */
export type DistributionView = {
  readonly distribution: DistributionRecord;
  readonly waterfall: WaterfallResultJson;
  readonly register: RegisterSnapshot;
};

export async function readDistribution(ports: Needs, actor: Actor | null, input: Input): Promise<DistributionView> {
  const distribution = await readable(ports, actor, input);
  return {
    distribution,
    waterfall: await readWaterfall(ports, distribution),
    register: await readRegister(ports, distribution),
  };
}

/** Each holder's part, some at a time. */
export async function listEntitlements(
  ports: Needs,
  actor: Actor | null,
  input: Input & { offset: number; limit: number },
): Promise<{ items: Entitlement[]; total: number }> {
  const all = await readEntitlements(ports, await readable(ports, actor, input));
  return { items: all.slice(input.offset, input.offset + input.limit), total: all.length };
}

async function readable(ports: Needs, actor: Actor | null, { dealId, period }: Input): Promise<DistributionRecord> {
  const { value } = await requireStored(ports.book, distributions, periodDistributionId(dealId, period));
  requireRole(actor, value.orgId, PERIOD_READERS);
  return value;
}
