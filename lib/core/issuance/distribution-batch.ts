import { encodeFunctionData, erc20Abi } from "viem";
import { couponDistributorAbi } from "../../abi/coupon-distributor";
import { HeliographError } from "../errors/heliograph-error";
import { type Currency, coinUnitsPerMinor } from "../money/currency";
import type { YearMonth } from "../time/local-date";
import { keyOf, kindNumber, type PaymentKind, periodNumber } from "./chain-keys";
import { toAddress } from "./hex";
import type { ProposalCall } from "./proposal";

export type TranchePayment = {
  readonly token: string;
  readonly kind: PaymentKind;
  /** Counts repeats of one kind for one tranche and period, from 1. */
  readonly sequence: number;
  readonly amountMinor: bigint;
};

export type DistributionInput = {
  readonly dealId: string;
  readonly period: YearMonth;
  readonly currency: Currency;
  /** Position of the period in the deal's calendar. */
  readonly recordIndex: number;
  readonly payments: readonly TranchePayment[];
  readonly contracts: { readonly coin: string; readonly couponDistributor: string };
};

/**
 * The batch that pays a period: approves exactly the sum, then declares each tranche's coupon and redemption, which draws
 * it. A payment of nothing is left out.
 * @throws HeliographError DISTRIBUTION_EMPTY, DISTRIBUTION_NEGATIVE
 */
export function distributionBatch(input: DistributionInput): ProposalCall[] {
  const distributor = toAddress(input.contracts.couponDistributor);
  const coin = toAddress(input.contracts.coin);
  const unitsPerMinor = coinUnitsPerMinor(input.currency);
  const payments = input.payments.filter(({ amountMinor }) => amountMinor !== 0n);
  const totalMinor = payments.reduce((total, { amountMinor }) => total + amountMinor, 0n);
  assertPayable(input, payments);
  const approve = encodeFunctionData({
    abi: erc20Abi,
    functionName: "approve",
    args: [distributor, totalMinor * unitsPerMinor],
  });
  const declarations = payments.map((payment) => ({
    to: distributor,
    value: "0",
    data: encodeFunctionData({
      abi: couponDistributorAbi,
      functionName: "declare",
      args: [
        {
          token: toAddress(payment.token),
          recordIndex: input.recordIndex,
          period: periodNumber(input.period),
          kind: kindNumber(payment.kind),
          sequence: payment.sequence,
          coin,
          amount: payment.amountMinor * unitsPerMinor,
          dealKey: keyOf(input.dealId),
        },
      ],
    }),
  }));
  return [{ to: coin, value: "0", data: approve }, ...declarations];
}

function assertPayable(input: DistributionInput, payments: readonly TranchePayment[]): void {
  const negative = payments.find(({ amountMinor }) => amountMinor < 0n);
  if (payments.length > 0 && negative === undefined) return;
  throw new HeliographError({
    code: negative ? "DISTRIBUTION_NEGATIVE" : "DISTRIBUTION_EMPTY",
    message: `There is ${negative ? "a negative amount" : "nothing to pay"} in the distribution of ${input.period}.`,
    remedy: "Run the waterfall of the period again and look at what it gives each tranche.",
    data: { deal: input.dealId, period: input.period },
  });
}
