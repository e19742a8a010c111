import { type Abi, type Address, erc20Abi, parseAbi } from "viem";
import { couponDistributorAbi } from "../../abi/coupon-distributor";
import { identityRegistryAbi } from "../../abi/identity-registry";
import { primaryDeskAbi } from "../../abi/primary-desk";
import { safeGuardAbi } from "../../abi/safe-guard";
import { statementRegistryAbi } from "../../abi/statement-registry";
import { trancheFactoryAbi } from "../../abi/tranche-factory";
import { trancheTokenAbi } from "../../abi/tranche-token";
import { toAddress } from "./hex";

/** What the Safe may be told to do to itself. */
const safeAbi = parseAbi([
  "function setGuard(address guard)",
  "function addOwnerWithThreshold(address owner, uint256 threshold)",
  "function removeOwner(address previousOwner, address owner, uint256 threshold)",
  "function swapOwner(address previousOwner, address oldOwner, address newOwner)",
  "function changeThreshold(uint256 threshold)",
]);

const coinAbi = [...erc20Abi, ...parseAbi(["function mint(address to, uint256 coinUnits)"])] as const;

const ABI_OF = {
  Safe: safeAbi,
  SafeGuard: safeGuardAbi,
  Coin: coinAbi,
  IdentityRegistry: identityRegistryAbi,
  TrancheFactory: trancheFactoryAbi,
  TrancheToken: trancheTokenAbi,
  PrimaryDesk: primaryDeskAbi,
  StatementRegistry: statementRegistryAbi,
  CouponDistributor: couponDistributorAbi,
} as const satisfies Record<string, Abi>;

export type ContractName = keyof typeof ABI_OF;

export type KnownContract = {
  readonly contract: ContractName;
  readonly abi: Abi;
  /** What tells it from others of its kind: a token's symbol. */
  readonly label: string | null;
};

/** Addresses by which a call is understood; tokens of the deal with their symbols, also those not deployed yet. */
export type KnownAddresses = {
  readonly safe: string;
  readonly safeGuard: string | null;
  readonly coin: string;
  readonly identityRegistry: string;
  readonly trancheFactory: string;
  readonly primaryDesk: string;
  readonly statementRegistry: string;
  readonly couponDistributor: string;
  readonly tokens: readonly { readonly token: string; readonly symbol: string }[];
};

export function knownContracts(addresses: KnownAddresses): Map<Address, KnownContract> {
  const known = (contract: ContractName, label: string | null = null) => ({ contract, abi: ABI_OF[contract], label });
  const entries: [string, KnownContract][] = [
    [addresses.safe, known("Safe")],
    [addresses.coin, known("Coin")],
    [addresses.identityRegistry, known("IdentityRegistry")],
    [addresses.trancheFactory, known("TrancheFactory")],
    [addresses.primaryDesk, known("PrimaryDesk")],
    [addresses.statementRegistry, known("StatementRegistry")],
    [addresses.couponDistributor, known("CouponDistributor")],
    ...addresses.tokens.map(({ token, symbol }): [string, KnownContract] => [token, known("TrancheToken", symbol)]),
  ];
  if (addresses.safeGuard !== null) entries.push([addresses.safeGuard, known("SafeGuard")]);
  return new Map(entries.map(([address, contract]) => [toAddress(address), contract]));
}
