import { join } from "node:path";
import { type Abi, type Address, concatHex, encodeAbiParameters, type Hex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import safeCode from "../../../contracts/deployments/safe-1.4.1.creation-code.json";
import { couponDistributorBytecode } from "../../../lib/abi/bytecode/coupon-distributor";
import { identityRegistryBytecode } from "../../../lib/abi/bytecode/identity-registry";
import { primaryDeskBytecode } from "../../../lib/abi/bytecode/primary-desk";
import { safeGuardBytecode } from "../../../lib/abi/bytecode/safe-guard";
import { statementRegistryBytecode } from "../../../lib/abi/bytecode/statement-registry";
import { testCoinBytecode } from "../../../lib/abi/bytecode/test-coin";
import { trancheFactoryBytecode } from "../../../lib/abi/bytecode/tranche-factory";
import { couponDistributorAbi } from "../../../lib/abi/coupon-distributor";
import { identityRegistryAbi } from "../../../lib/abi/identity-registry";
import { primaryDeskAbi } from "../../../lib/abi/primary-desk";
import { safeGuardAbi } from "../../../lib/abi/safe-guard";
import { statementRegistryAbi } from "../../../lib/abi/statement-registry";
import { testCoinAbi } from "../../../lib/abi/test-coin";
import { type ChainClient, chainClient } from "../../../lib/adapters/chain/chain-client";
import { type Relayer, relayer } from "../../../lib/adapters/chain/relayer";
import { planSafe } from "../../../lib/adapters/safe/safe-creation";
import { SAFE_CONTRACTS } from "../../../lib/adapters/safe/safe-networks";
import type { ContractAddresses } from "../../../lib/flows/ports/chain";
import { readContractAddresses, writeContractAddresses } from "./contract-addresses";
import { deployByCreate2, deployCreate2Factory, hasCode } from "./create2-deployment";
import { LOCAL_CHAIN_ID, type LocalChain } from "./local-chain";
import type { LocalKeys } from "./local-keys";
import { memoryRelayJournal } from "./memory-relay-journal";
import { setUpSafe } from "./safe-set-up";

const ETHER = 10n ** 18n;
/** Between the announcement and the removal of the Safe's guard. */
const GUARD_REMOVAL_DELAY_S = 3n * 86_400n;
export const LOCAL_SAFE_THRESHOLD = 2;

/**
 * Brings the contracts onto a fresh local chain: Safe 1.4.1 at its canonical addresses, a 2-of-3 Safe of the local
 * owners, our contracts with the Safe as their admin, roles for relayer and voucher key, the guard. Every step looks
 * first, so that a start that was killed in the middle goes on where it was; later starts only read the list.
 */
export async function deployContracts(parameters: {
  chain: LocalChain;
  folder: string;
  keys: LocalKeys;
}): Promise<ContractAddresses> {
  const { chain, folder, keys } = parameters;
  const path = join(folder, "deployments.json");
  const client = chainClient({ chainId: LOCAL_CHAIN_ID, provider: chain.provider });
  const known = readContractAddresses(path);
  if (known !== undefined && (await hasCode(client, known.couponDistributor))) return known;

  await fund(chain, client, keys);
  await deployCreate2Factory(chain, client);
  const sender = relayer({ client, privateKey: keys.operator, journal: memoryRelayJournal() });
  for (const [name, creation] of Object.entries(safeCode.creationCode)) {
    await deployByCreate2({ client, relayer: sender, name, creation: creation as Hex });
  }
  const safe = await createSafe(chain, sender, keys);
  const addresses = await deployOurs(client, sender, safe);
  await setUpSafe({ chain, client, relayer: sender, keys, addresses });
  writeContractAddresses(path, addresses);
  return addresses;
}

async function fund(chain: LocalChain, client: ChainClient, keys: LocalKeys): Promise<void> {
  const amounts: [Hex, bigint][] = [
    [keys.operator, 10_000n * ETHER],
    ...keys.owners.map((key): [Hex, bigint] => [key, 10n * ETHER]),
    ...keys.attestors.map((key): [Hex, bigint] => [key, 10n * ETHER]),
  ];
  for (const [key, amount] of amounts) {
    const { address } = privateKeyToAccount(key);
    if ((await client.getBalance({ address })) === 0n) await chain.setBalance(address, amount);
  }
}

async function createSafe(chain: LocalChain, sender: Relayer, keys: LocalKeys): Promise<Address> {
  const planned = await planSafe({
    provider: chain.provider,
    chainId: LOCAL_CHAIN_ID,
    owners: keys.owners.map((key) => privateKeyToAccount(key).address),
    threshold: LOCAL_SAFE_THRESHOLD,
    saltNonce: 0n,
  });
  if (planned.creation !== null) await sender.relay(`create_safe_${planned.address}`, planned.creation);
  return planned.address as Address;
}

async function deployOurs(client: ChainClient, sender: Relayer, safe: Address): Promise<ContractAddresses> {
  const deploy = (name: string, creation: Hex) => deployByCreate2({ client, relayer: sender, name, creation });
  const coin = await deploy("TestCoin", creationOf(testCoinAbi, testCoinBytecode, ["Test Dollar", "TUSD"]));
  const identityRegistry = await deploy(
    "IdentityRegistry",
    creationOf(identityRegistryAbi, identityRegistryBytecode, [safe]),
  );
  const trancheFactory = await deploy("TrancheFactory", trancheFactoryBytecode);
  const primaryDesk = await deploy("PrimaryDesk", creationOf(primaryDeskAbi, primaryDeskBytecode, [safe]));
  const statementRegistry = await deploy(
    "StatementRegistry",
    creationOf(statementRegistryAbi, statementRegistryBytecode, [safe]),
  );
  const couponDistributor = await deploy(
    "CouponDistributor",
    creationOf(couponDistributorAbi, couponDistributorBytecode, [statementRegistry]),
  );
  const { multiSendCallOnly, multiSendCallOnlyCodeHash } = SAFE_CONTRACTS;
  const guardArguments = [safe, multiSendCallOnly, multiSendCallOnlyCodeHash, GUARD_REMOVAL_DELAY_S];
  const safeGuard = await deploy("SafeGuard", creationOf(safeGuardAbi, safeGuardBytecode, guardArguments));
  return {
    ...{ chainId: LOCAL_CHAIN_ID, safe, safeGuard, multiSendCallOnly, coin, identityRegistry, trancheFactory },
    ...{ primaryDesk, statementRegistry, couponDistributor },
  };
}

function creationOf(abi: Abi, bytecode: Hex, args: readonly unknown[]): Hex {
  const constructorItem = abi.find((item) => item.type === "constructor");
  return concatHex([bytecode, encodeAbiParameters(constructorItem?.inputs ?? [], args)]);
}
