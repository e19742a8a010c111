import type { Attestation, DistributionAttestation, StatementAttestation } from "../../core/issuance/attestation";
import type { DeclarationKey, PaymentKind } from "../../core/issuance/chain-keys";
import type { BatchCall } from "../../core/issuance/safe-tx-hash";
import type { Instant } from "../../core/time/instant";

/** An account or a contract: `0x` and 40 hex digits, EIP-55 checksummed. */
export type ChainAddress = string;

/** 32 bytes as `0x` and 64 lower-case hex digits: transaction hashes, document hashes, keys. */
export type Bytes32 = string;

/** A secp256k1 signature of 65 bytes (r, s, v) as `0x` hex. */
export type ChainSignature = string;

/** A mined, successful transaction. A reverted one is the error CHAIN_REVERTED, never a receipt. */
export type ChainReceipt = {
  readonly transactionHash: Bytes32;
  readonly blockNumber: bigint;
  readonly blockTime: Instant;
};

/**
 * The codes that every function of these ports may throw as HeliographError:
 * CHAIN_UNAVAILABLE no answer, try again; CHAIN_REVERTED the contract refused (`data.reason` names its custom error);
 * CHAIN_RELAY_CONFLICT the key was used before for another call, or by somebody else just now; CHAIN_NOT_DEPLOYED no
 * contract at the address.
 */
export type ChainErrorCode = "CHAIN_UNAVAILABLE" | "CHAIN_REVERTED" | "CHAIN_RELAY_CONFLICT" | "CHAIN_NOT_DEPLOYED";

/**
 * Every writing function takes a `key`: the domain's name of the fact (`deliver_<order>`, `anchor_<statement>`). The same
 * key with the same call is sent once, ever, and gives the same receipt again; so a caller may repeat after any crash.
 */
export type RelayKey = string;

/** What was signed under a key, kept before it is sent, so that a restart sends the same bytes again. */
export interface RelayJournal {
  get(key: RelayKey): Promise<RelayRecord | undefined>;
  /**
   * Stores the record durably if what stands under its key is still `replacing` (null: nothing); else CHAIN_RELAY_CONFLICT.
   * A record is replaced only when its transaction can never be mined any more, or was mined and reverted.
   */
  put(record: RelayRecord, replacing: Bytes32 | null): Promise<void>;
}

export type RelayRecord = {
  readonly key: RelayKey;
  /** The signed transaction, RLP as hex. */
  readonly raw: string;
  readonly transactionHash: Bytes32;
  /** keccak-256 of (to, value, data): tells a repeated request from another one under the same key. */
  readonly callHash: Bytes32;
};

/** Facts of the chain itself. */
export interface ChainStatus {
  readonly chainId: number;
  head(): Promise<{ readonly blockNumber: bigint; readonly blockTime: Instant }>;
  /** The receipt of a transaction, or undefined while (or if) it is not mined. @throws CHAIN_REVERTED */
  receipt(transactionHash: Bytes32): Promise<ChainReceipt | undefined>;
}

export type InvestorCategory = "retail" | "professional" | "eligible-counterparty";

/** What the chain knows of a person: a verdict and its term, no personal data. */
export type ChainIdentity = {
  readonly account: ChainAddress;
  /** The verdict holds strictly before this time; whole seconds. */
  readonly verifiedUntil: Instant;
  /** ISO 3166-1 numeric country code. */
  readonly jurisdiction: number;
  readonly category: InvestorCategory;
  /** Sanctioned or disputed: neither sends, receives, nor is paid. */
  readonly frozen: boolean;
};

export interface IdentityRegister {
  /** Registers or renews. */
  register(key: RelayKey, identity: ChainIdentity): Promise<ChainReceipt>;
  setFrozen(key: RelayKey, account: ChainAddress, frozen: boolean): Promise<ChainReceipt>;
  find(account: ChainAddress): Promise<ChainIdentity | undefined>;
  /** Verified now and not frozen. */
  isEligible(account: ChainAddress): Promise<boolean>;
}

/** Movement of tokens; an issue comes from the zero address. */
export type TokenTransfer = {
  readonly from: ChainAddress;
  readonly to: ChainAddress;
  readonly tokens: bigint;
  readonly transactionHash: Bytes32;
  readonly blockNumber: bigint;
  readonly logIndex: number;
};

export type HolderBalance = { readonly holder: ChainAddress; readonly tokens: bigint };

export interface TrancheRegister {
  /** Tokens held now; one token is one major unit of original par. */
  balanceOf(token: ChainAddress, holder: ChainAddress): Promise<bigint>;
  totalSupply(token: ChainAddress): Promise<bigint>;
  /** Holders with a circulating balance now (Safe and desk left out), in the order of their address. */
  holders(token: ChainAddress): Promise<readonly HolderBalance[]>;
  /**
   * Holders entitled at a record time with their circulating balance then, in the order of their address; they sum to
   * `circulatingAtRecord`. CHAIN_REVERTED RecordNotReached before that time.
   * @param recordIndex position in the deal's calendar, 0 for the first period
   */
  holdersAtRecord(token: ChainAddress, recordIndex: number): Promise<readonly HolderBalance[]>;
  balanceAtRecord(token: ChainAddress, holder: ChainAddress, recordIndex: number): Promise<bigint>;
  circulatingAtRecord(token: ChainAddress, recordIndex: number): Promise<bigint>;
  recordTimes(token: ChainAddress): Promise<readonly Instant[]>;
  transfers(token: ChainAddress, fromBlock: bigint): Promise<readonly TokenTransfer[]>;
  /** SHA-256 of a document named on the token, for example "term-sheet". */
  documentHash(token: ChainAddress, name: string): Promise<Bytes32 | undefined>;
}

/** The right to buy on chain with the coin: bound to one order, buyer, price and deadline. */
export type PurchaseVoucher = {
  readonly orderId: string;
  readonly token: ChainAddress;
  readonly buyer: ChainAddress;
  readonly tokens: bigint;
  /** For all the tokens together [coin units, 6 decimals]. */
  readonly priceUnits: bigint;
  /** Holds strictly before this time; whole seconds. */
  readonly expiresAt: Instant;
};

/** Tokens that left the desk: paid off chain, or bought with the coin (then `priceUnits` is set). */
export type DeskDelivery = {
  /** keccak-256 of the order's id. */
  readonly orderKey: Bytes32;
  readonly token: ChainAddress;
  readonly to: ChainAddress;
  readonly tokens: bigint;
  readonly priceUnits: bigint | null;
  readonly transactionHash: Bytes32;
  readonly blockNumber: bigint;
};

export interface TokenDesk {
  /** The `orderKey` under which the chain knows an order. */
  orderKeyOf(orderId: string): Bytes32;
  /** Delivers tokens out of the desk's stock against final funds received off chain; once per order. */
  deliver(
    key: RelayKey,
    delivery: {
      readonly orderId: string;
      readonly token: ChainAddress;
      readonly to: ChainAddress;
      readonly tokens: bigint;
    },
  ): Promise<ChainReceipt>;
  /** Signs what the buyer presents to the desk together with the coin. */
  signVoucher(voucher: PurchaseVoucher): Promise<ChainSignature>;
  /** What the buyer's own wallet sends: approve the coin, then buy. */
  purchaseCalls(voucher: PurchaseVoucher, signature: ChainSignature): readonly ChainCall[];
  /** How many tokens may leave in all, how many have left, and what the desk holds. */
  stock(token: ChainAddress): Promise<{ readonly allowed: bigint; readonly delivered: bigint; readonly held: bigint }>;
  isDelivered(orderId: string): Promise<boolean>;
  deliveries(fromBlock: bigint): Promise<readonly DeskDelivery[]>;
}

/** A call for somebody else to send or sign; `value` is wei as decimal text. */
export type ChainCall = BatchCall;

export type Anchored<T> = T & { readonly anchoredAt: Instant };

export interface StatementAnchors {
  /** The EIP-712 hash that an attestor signs. */
  attestationHash(attestation: Attestation): Bytes32;
  /** The same as typed data for a wallet (`eth_signTypedData_v4`), as JSON text. */
  attestationTypedData(attestation: Attestation): string;
  /** Whose signature it is; undefined where it is malformed. Says nothing about whether that account attests. */
  signerOf(attestation: Attestation, signature: ChainSignature): Promise<ChainAddress | undefined>;
  /** The attestors of a registered deal, or undefined where it is not registered. */
  attestors(
    dealId: string,
  ): Promise<{ readonly accounts: readonly ChainAddress[]; readonly threshold: number } | undefined>;
  /** Statement anchored last, zeros before the first. CHAIN_REVERTED DealUnknown where it is not registered. */
  head(dealId: string): Promise<Bytes32>;
  /** Anchors with at least `threshold` signatures, in any order. */
  anchor(key: RelayKey, attestation: Attestation, signatures: readonly ChainSignature[]): Promise<ChainReceipt>;
  findStatement(dealId: string, period: string, version: number): Promise<Anchored<StatementAttestation> | undefined>;
  findDistribution(dealId: string, period: string): Promise<Anchored<DistributionAttestation> | undefined>;
}

export type DeclaredDistribution = {
  readonly id: Bytes32;
  readonly dealKey: Bytes32;
  readonly token: ChainAddress;
  readonly period: string;
  readonly kind: PaymentKind;
  readonly sequence: number;
  readonly recordIndex: number;
  /** For all holders together [coin units]. */
  readonly amountUnits: bigint;
  readonly circulatingTokens: bigint;
  readonly distributionHash: Bytes32;
  readonly transactionHash: Bytes32;
  readonly blockNumber: bigint;
};

export type CouponPayment = {
  readonly declarationId: Bytes32;
  readonly holder: ChainAddress;
  readonly coinUnits: bigint;
  /** False where the payment failed: the amount stays claimable. */
  readonly paid: boolean;
  readonly transactionHash: Bytes32;
  readonly blockNumber: bigint;
};

export interface CouponDistributions {
  declarationId(key: DeclarationKey): Bytes32;
  /** Every declaration for a tranche, oldest first. */
  declared(token: ChainAddress): Promise<readonly DeclaredDistribution[]>;
  find(declarationId: Bytes32): Promise<DeclaredDistribution | undefined>;
  /** What one holder gets, or has got, in all [coin units], rounded down to whole minor units. */
  entitlement(declarationId: Bytes32, holder: ChainAddress): Promise<bigint>;
  payoutState(declarationId: Bytes32, holder: ChainAddress): Promise<"open" | "unpaid" | "paid">;
  /** Pays many; who is paid is passed over, a payment that fails is recorded, neither stops the rest. */
  payBatch(key: RelayKey, declarationId: Bytes32, holders: readonly ChainAddress[]): Promise<ChainReceipt>;
  /** Returns what rounding left over to the Safe, once every holder is settled. */
  sweepDust(key: RelayKey, declarationId: Bytes32): Promise<ChainReceipt>;
  /** What a holder's own wallet sends to claim. */
  claimCall(declarationId: Bytes32): ChainCall;
  payments(declarationId: Bytes32): Promise<readonly CouponPayment[]>;
}

export type CoinTransfer = {
  readonly from: ChainAddress;
  readonly to: ChainAddress;
  readonly coinUnits: bigint;
  readonly transactionHash: Bytes32;
  readonly blockNumber: bigint;
  readonly logIndex: number;
};

/** The stablecoin of the deal's currency, 6 decimals. */
export interface SettlementCoin {
  balanceOf(account: ChainAddress): Promise<bigint>;
  transfers(filter: { from?: ChainAddress; to?: ChainAddress; fromBlock: bigint }): Promise<readonly CoinTransfer[]>;
}

/** Test money, on test chains only. */
export interface CoinFaucet {
  mint(key: RelayKey, to: ChainAddress, coinUnits: bigint): Promise<ChainReceipt>;
}

/** Addresses of the product's contracts on one chain. */
export type ContractAddresses = {
  readonly chainId: number;
  readonly safe: ChainAddress;
  readonly safeGuard: ChainAddress | null;
  readonly multiSendCallOnly: ChainAddress;
  readonly coin: ChainAddress;
  readonly identityRegistry: ChainAddress;
  readonly trancheFactory: ChainAddress;
  readonly primaryDesk: ChainAddress;
  readonly statementRegistry: ChainAddress;
  readonly couponDistributor: ChainAddress;
};

/** All of it, as the runtime wires it. */
export type Chain = {
  readonly addresses: ContractAddresses;
  readonly status: ChainStatus;
  readonly identities: IdentityRegister;
  readonly tranches: TrancheRegister;
  readonly desk: TokenDesk;
  readonly statements: StatementAnchors;
  readonly coupons: CouponDistributions;
  readonly coin: SettlementCoin;
  /** Absent on a chain with real money. */
  readonly faucet: CoinFaucet | null;
};
