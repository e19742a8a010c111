import * as z from "zod";
import { dealStateToJson } from "../abs/waterfall/deal-state-json";
import { paidFrom } from "../abs/waterfall/paid-from";
import { waterfallResultToJson } from "../abs/waterfall/waterfall-result-json";
import type { WaterfallResult } from "../abs/waterfall/waterfall-shapes";
import { type DealTerms, NonNegativeMinor } from "../deal/terms";
import { HeliographError } from "../errors/heliograph-error";
import { canonicalJson } from "../evidence/canonical-json";
import { hashOf, type Sha256Hex } from "../evidence/hash";
import { merkleRoot } from "../evidence/merkle";
import { type DistributionKind, distributionId } from "../ids/ids";
import { CURRENCY_SCALE } from "../money/currency";
import { mulDivDown } from "../money/rounding";
import { chainPeriod, type DistributionStruct, dealKeyOf, toBytes32 } from "../settlement/attestation";
import { type DistributionSet, distributionHash, type TrancheDistribution } from "../settlement/distribution-set";
import { type Statement, statementHash } from "../settlement/statement";
import type { RegisterSnapshot, TrancheRegister } from "./register-snapshot";

/** What one holder gets of one distribution. */
export const Entitlement = z.strictObject({
  distributionId: z.string(),
  holder: z.string().regex(/^0x[0-9a-fA-F]{40}$/),
  tokens: z.string(),
  amountMinor: NonNegativeMinor,
});
export type Entitlement = z.infer<typeof Entitlement>;

export type ComputedDistribution = {
  readonly set: DistributionSet;
  readonly distributionHash: Sha256Hex;
  readonly entitlements: readonly Entitlement[];
};

/**
 * Splits what the waterfall pays the tranches among their holders of record. What is declared of a payment is
 * floor(payment x circulating tokens / tokens of the original par), so that a token's coupon does not depend on how many
 * were sold; of that a holder gets floor(declared x tokens / circulating tokens) minor units, exactly as the contract
 * computes it.
 * @throws HeliographError REGISTER_INVALID: a paid tranche without register, or balances that do not add up
 */
export function computeDistribution(
  terms: DealTerms,
  statement: Statement,
  waterfall: WaterfallResult,
  register: RegisterSnapshot,
): ComputedDistribution {
  const entitlements: Entitlement[] = [];
  const distributions: TrancheDistribution[] = [];
  let retainedMinor = 0n;
  for (const tranche of terms.tranches) {
    const result = waterfall.tranches[tranche.id];
    const payments = [
      ["coupon", (result?.interestPaidMinor ?? 0n) + (result?.stepUpPaidMinor ?? 0n)],
      ["redemption", result?.principalPaidMinor ?? 0n],
    ] as const;
    for (const [kind, trancheMinor] of payments) {
      if (trancheMinor === 0n) continue;
      const snapshot = registerOf(register, tranche.id);
      const issuedTokens = BigInt(tranche.originalParMinor) / 10n ** BigInt(CURRENCY_SCALE[terms.currency]);
      const totalMinor = mulDivDown(trancheMinor, BigInt(snapshot.circulatingTokens), issuedTokens);
      retainedMinor += trancheMinor - totalMinor;
      if (totalMinor === 0n) continue;
      const id = distributionId(terms.dealId, tranche.id, statement.period, kind, 1);
      const own = entitlementsOf(id, totalMinor, snapshot);
      distributions.push(distributionOf(id, kind, trancheMinor, totalMinor, snapshot, own));
      entitlements.push(...own);
    }
  }
  const set: DistributionSet = {
    schema: "heliograph.distribution.v1",
    dealId: terms.dealId,
    period: statement.period,
    currency: terms.currency,
    statementHash: statementHash(statement),
    waterfallHash: hashOf(waterfallResultToJson(waterfall)),
    closingStateHash: hashOf(dealStateToJson(waterfall.closing)),
    registerHash: hashOf(register),
    distributions,
    totalMinor: distributions.reduce((sum, { totalMinor }) => sum + BigInt(totalMinor), 0n).toString(),
    retainedMinor: retainedMinor.toString(),
    dustMinor: distributions.reduce((sum, { dustMinor }) => sum + BigInt(dustMinor), 0n).toString(),
    suspenseMinor: closingSuspense(statement, waterfall).toString(),
  };
  return { set, distributionHash: distributionHash(set), entitlements };
}

/** What attestors sign of a distribution, and what the registry anchors. */
export function distributionStruct(set: DistributionSet): DistributionStruct {
  return {
    dealKey: dealKeyOf(set.dealId),
    period: chainPeriod(set.period),
    statementHash: toBytes32(set.statementHash),
    distributionHash: toBytes32(distributionHash(set)),
    totalMinor: BigInt(set.totalMinor),
  };
}

/** What was in suspense at the opening and came into it, less what a release has paid. */
function closingSuspense({ opening, totals }: Statement, waterfall: WaterfallResult): bigint {
  return BigInt(opening.suspenseMinor) + BigInt(totals.suspenseMinor) - paidFrom("suspense", waterfall);
}

function distributionOf(
  id: string,
  kind: DistributionKind,
  trancheMinor: bigint,
  totalMinor: bigint,
  snapshot: TrancheRegister,
  own: readonly Entitlement[],
): TrancheDistribution {
  const entitled = own.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);
  return {
    id,
    trancheId: snapshot.trancheId,
    kind,
    sequence: 1,
    trancheMinor: trancheMinor.toString(),
    retainedMinor: (trancheMinor - totalMinor).toString(),
    totalMinor: totalMinor.toString(),
    recordIndex: snapshot.recordIndex,
    recordAt: snapshot.recordAt,
    circulatingTokens: snapshot.circulatingTokens,
    holders: own.length,
    entitledMinor: entitled.toString(),
    dustMinor: (totalMinor - entitled).toString(),
    entitlementsRoot: merkleRoot(own.map((entitlement) => canonicalJson(entitlement))),
  };
}

function entitlementsOf(id: string, totalMinor: bigint, snapshot: TrancheRegister): Entitlement[] {
  const circulating = BigInt(snapshot.circulatingTokens);
  return [...snapshot.holders]
    .sort((a, b) => (a.address.toLowerCase() < b.address.toLowerCase() ? -1 : 1))
    .map(({ address, tokens }) => ({
      distributionId: id,
      holder: address,
      tokens,
      amountMinor: mulDivDown(totalMinor, BigInt(tokens), circulating).toString(),
    }));
}

function registerOf(register: RegisterSnapshot, trancheId: string): TrancheRegister {
  const found = register.filter((candidate) => candidate.trancheId === trancheId);
  const [snapshot] = found;
  if (!snapshot || found.length !== 1)
    throw invalid(`${trancheId} is paid but has ${found.length} registers`, trancheId);
  const addresses = new Set(snapshot.holders.map((holder) => holder.address.toLowerCase()));
  const held = snapshot.holders.reduce((sum, holder) => sum + BigInt(holder.tokens), 0n);
  if (held !== BigInt(snapshot.circulatingTokens) || addresses.size !== snapshot.holders.length) {
    throw invalid(`balances of ${trancheId} give ${held}, circulating are ${snapshot.circulatingTokens}`, trancheId);
  }
  return snapshot;
}

function invalid(message: string, trancheId: string): HeliographError {
  return new HeliographError({
    code: "REGISTER_INVALID",
    message: `The register cannot be paid on: ${message}.`,
    remedy: "Read the balances of the record time from the chain again, each holder once.",
    data: { trancheId },
  });
}
