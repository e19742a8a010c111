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
 * CHAIN_RELAY_CONFLICT the key was used before for another call; CHAIN_NOT_DEPLOYED no contract at the address.
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
  /** Stores the record durably. Keys are unique: a second put of a key is CHAIN_RELAY_CONFLICT. */
  put(record: RelayRecord): Promise<void>;
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

/** Who may hold tokens. */
export type ChainIdentity = {
  readonly account: ChainAddress;
  /** SHA-256 of the investor's id: the register carries no personal data. */
  readonly investorHash: Bytes32;
  /** ISO 3166-1 numeric. */
  readonly country: number;
  readonly category: "retail" | "professional" | "institution";
  readonly expiresAt: Instant;
};

export interface IdentityRegister {
  register(key: RelayKey, identity: ChainIdentity): Promise<ChainReceipt>;
  /** From then on the account neither sends nor receives. */
  revoke(key: RelayKey, account: ChainAddress): Promise<ChainReceipt>;
  find(account: ChainAddress): Promise<ChainIdentity | undefined>;
  isVerified(account: ChainAddress): Promise<boolean>;
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

export interface TrancheRegister {
  /** Tokens held now; one token is one major unit of original par. */
  balanceOf(token: ChainAddress, holder: ChainAddress): Promise<bigint>;
  totalSupply(token: ChainAddress): Promise<bigint>;
  /** Holders with a balance now, excluded accounts (Safe, desk) left out, in the order of their address. */
  holders(token: ChainAddress): Promise<readonly { readonly holder: ChainAddress; readonly tokens: bigint }[]>;
  /** Every account that ever received a token. */
  everHeld(token: ChainAddress): Promise<readonly ChainAddress[]>;
  /** Balance at the record time with this index of the deal's calendar (0 is the first period). */
  balanceAtRecord(token: ChainAddress, holder: ChainAddress, recordIndex: number): Promise<bigint>;
  /** Tokens entitled at the record time: the supply less excluded accounts. */
  circulatingAtRecord(token: ChainAddress, recordIndex: number): Promise<bigint>;
  recordTimes(token: ChainAddress): Promise<readonly Instant[]>;
  transfers(token: ChainAddress, fromBlock: bigint): Promise<readonly TokenTransfer[]>;
  /** SHA-256 of a document set on the token (for example "term-sheet"), or undefined. */
  documentHash(token: ChainAddress, name: string): Promise<Bytes32 | undefined>;
}

/** The right to buy on chain with the coin: signed by the desk's voucher key, bound to one buyer, price and deadline. */
export type PurchaseVoucher = {
  readonly orderId: string;
  readonly token: ChainAddress;
  readonly buyer: ChainAddress;
  readonly tokens: bigint;
  /** Price in units of the coin (6 decimals). */
  readonly coinUnits: bigint;
  readonly validUntil: Instant;
};

export type Purchase = PurchaseVoucherFact & { readonly transactionHash: Bytes32; readonly blockNumber: bigint };
export type PurchaseVoucherFact = {
  readonly orderKey: Bytes32;
  readonly token: ChainAddress;
  readonly buyer: ChainAddress;
  readonly tokens: bigint;
  readonly coinUnits: bigint;
};

export interface TokenDesk {
  /** Delivers tokens out of the desk's stock against final funds received off chain; once per order. */
  deliver(
    key: RelayKey,
    delivery: { orderId: string; token: ChainAddress; to: ChainAddress; tokens: bigint },
  ): Promise<ChainReceipt>;
  /** Signs what the buyer presents to the desk together with the coin. */
  signVoucher(voucher: PurchaseVoucher): Promise<ChainSignature>;
  /** Call data for the buyer's own wallet: approve the coin, then buy. */
  purchaseCalls(voucher: PurchaseVoucher, signature: ChainSignature): Promise<readonly ChainCall[]>;
  /** Tokens that the desk still holds for sale. */
  stock(token: ChainAddress): Promise<bigint>;
  isSettled(orderId: string): Promise<boolean>;
  purchases(fromBlock: bigint): Promise<readonly Purchase[]>;
}

/** A call for somebody else to send or sign. */
export type ChainCall = { readonly to: ChainAddress; readonly valueWei: bigint; readonly data: string };

/** What attestors sign and the registry keeps of a period's statement. */
export type StatementAttestation = {
  readonly dealId: string;
  /** `YYYY-MM`. */
  readonly period: string;
  readonly version: number;
  /** SHA-256 of the statement. */
  readonly statementHash: Bytes32;
  /** RFC 6962 root over the evidence of the period. */
  readonly evidenceRoot: Bytes32;
  /** What may be distributed of it [minor units of the deal's currency]. */
  readonly distributableMinor: bigint;
};

export type AnchoredStatement = StatementAttestation & {
  readonly anchoredAt: Instant;
  /** Hash of the deal's chain of statements up to and with this one. */
  readonly chainHash: Bytes32;
};

export interface StatementAnchors {
  /** The EIP-712 hash that an attestor signs: of the statement and of its place in the deal's chain. */
  attestationHash(attestation: StatementAttestation): Promise<Bytes32>;
  /** The attestor whose signature it is, or undefined where it is nobody's. */
  attestorOf(attestation: StatementAttestation, signature: ChainSignature): Promise<ChainAddress | undefined>;
  attestors(dealId: string): Promise<{ readonly accounts: readonly ChainAddress[]; readonly threshold: number }>;
  /** Anchors with at least `threshold` signatures, in any order. */
  anchor(
    key: RelayKey,
    attestation: StatementAttestation,
    signatures: readonly ChainSignature[],
  ): Promise<ChainReceipt>;
  find(dealId: string, period: string): Promise<AnchoredStatement | undefined>;
}

export type DeclaredDistribution = {
  readonly distributionId: bigint;
  readonly token: ChainAddress;
  /** `YYYY-MM`. */
  readonly period: string;
  readonly kind: "coupon" | "redemption";
  readonly recordIndex: number;
  /** Coin put in for it [coin units, 6 decimals]. */
  readonly fundedUnits: bigint;
  readonly paidUnits: bigint;
  readonly statementHash: Bytes32;
  readonly transactionHash: Bytes32;
  readonly blockNumber: bigint;
};

export type CouponPayment = {
  readonly distributionId: bigint;
  readonly holder: ChainAddress;
  readonly coinUnits: bigint;
  /** False where the payee could not receive and was skipped; the amount stays claimable. */
  readonly paid: boolean;
  readonly transactionHash: Bytes32;
  readonly blockNumber: bigint;
};

export interface CouponDistributions {
  declared(token: ChainAddress): Promise<readonly DeclaredDistribution[]>;
  find(distributionId: bigint): Promise<DeclaredDistribution | undefined>;
  /** What one holder is entitled to, paid or not [coin units]. */
  entitlement(distributionId: bigint, holder: ChainAddress): Promise<bigint>;
  hasPaid(distributionId: bigint, holder: ChainAddress): Promise<boolean>;
  /** Pays many holders at once; who cannot receive is skipped and recorded. */
  payBatch(key: RelayKey, distributionId: bigint, holders: readonly ChainAddress[]): Promise<ChainReceipt>;
  payments(distributionId: bigint): Promise<readonly CouponPayment[]>;
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
