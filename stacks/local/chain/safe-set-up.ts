import { type Address, encodeFunctionData, getAddress, type Hex, keccak256, parseAbi, stringToHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import type { ChainClient } from "../../../lib/adapters/chain/chain-client";
import type { Relayer } from "../../../lib/adapters/chain/relayer";
import { safeAccount } from "../../../lib/adapters/safe/safe-account";
import { HeliographError } from "../../../lib/core/errors/heliograph-error";
import type { ChainCall, ContractAddresses } from "../../../lib/flows/ports/chain";
import type { SafeSignature } from "../../../lib/flows/ports/safe";
import type { LocalChain } from "./local-chain";
import type { LocalKeys } from "./local-keys";

const accessAbi = parseAbi([
  "function grantRole(bytes32 role, address account)",
  "function hasRole(bytes32 role, address account) view returns (bool)",
]);
const guardAbi = parseAbi(["function setGuard(address guard)"]);

/** Where a Safe 1.4.1 keeps its guard: keccak256("guard_manager.guard.address"). */
const GUARD_SLOT = keccak256(stringToHex("guard_manager.guard.address"));

/** Lets the Safe give its roles and take its guard, with the signatures of two of the local owners. */
export async function setUpSafe(parts: {
  chain: LocalChain;
  client: ChainClient;
  relayer: Relayer;
  keys: LocalKeys;
  addresses: ContractAddresses;
}): Promise<void> {
  const { chain, client, relayer, keys, addresses } = parts;
  const calls = [...(await missingRoles(parts)), ...(await missingGuard(client, addresses))];
  if (calls.length === 0) return;
  const safe = safeAccount({
    ...{ client, relayer, provider: chain.provider, chainId: addresses.chainId, address: addresses.safe },
  });
  const { nonce } = await safe.state();
  const transaction = await safe.prepare(calls, nonce);
  const signatures = await Promise.all(
    keys.owners.slice(0, 2).map((key) => signAsOwner(key, transaction.safeTxHash as Hex)),
  );
  const outcome = await safe.execute(`set_up_safe_${transaction.safeTxHash}`, transaction, signatures);
  if (outcome.ok) return;
  throw new HeliographError({
    code: "CHAIN_SET_UP_FAILED",
    message: `The local Safe could not be set up: ${outcome.detail}`,
    remedy: "Move the folder of the local chain away and start again.",
    data: { refusal: outcome.refusal },
  });
}

async function signAsOwner(key: Hex, safeTxHash: Hex): Promise<SafeSignature> {
  const owner = privateKeyToAccount(key);
  return { owner: owner.address, signature: await owner.sign({ hash: safeTxHash }) };
}

async function missingRoles(parts: {
  client: ChainClient;
  relayer: Relayer;
  keys: LocalKeys;
  addresses: ContractAddresses;
}) {
  const { client, relayer, keys, addresses } = parts;
  const wanted = [
    { contract: addresses.identityRegistry, role: "REGISTRAR_ROLE", account: relayer.account },
    { contract: addresses.primaryDesk, role: "DELIVERY_ROLE", account: relayer.account },
    { contract: addresses.primaryDesk, role: "VOUCHER_ROLE", account: privateKeyToAccount(keys.voucher).address },
  ];
  const calls: ChainCall[] = [];
  for (const { contract, role, account } of wanted) {
    const address = contract as Address;
    const args = [keccak256(stringToHex(role)), account as Address] as const;
    if (await client.readContract({ abi: accessAbi, address, functionName: "hasRole", args })) continue;
    calls.push({
      to: contract,
      value: "0",
      data: encodeFunctionData({ abi: accessAbi, functionName: "grantRole", args }),
    });
  }
  return calls;
}

async function missingGuard(client: ChainClient, addresses: ContractAddresses): Promise<ChainCall[]> {
  if (addresses.safeGuard === null) return [];
  const slot = await client.getStorageAt({ address: addresses.safe as Address, slot: GUARD_SLOT });
  if (slot !== undefined && getAddress(`0x${slot.slice(-40)}`) === addresses.safeGuard) return [];
  const data = encodeFunctionData({ abi: guardAbi, functionName: "setGuard", args: [addresses.safeGuard as Address] });
  return [{ to: addresses.safe, value: "0", data }];
}
