import { type Address, concatHex, getContractAddress, type Hex } from "viem";
import creationCode from "../../../contracts/deployments/safe-1.4.1.creation-code.json";
import type { ChainClient } from "../../../lib/adapters/chain/chain-client";
import type { Relayer } from "../../../lib/adapters/chain/relayer";
import { ZERO_BYTES32 } from "../../../lib/core/issuance/hex";
import type { LocalChain } from "./local-chain";

const FACTORY = creationCode.factory;

/** Puts Safe's singleton factory at its canonical address, by the transaction that its makers signed for this chain. */
export async function deployCreate2Factory(chain: LocalChain, client: ChainClient): Promise<void> {
  if (await hasCode(client, FACTORY.address)) return;
  await chain.setBalance(FACTORY.deployer, BigInt(FACTORY.costWei));
  await client.sendRawTransaction({ serializedTransaction: FACTORY.transaction as Hex });
}

/** Deploys creation code (with its arguments) at the one address that it determines, unless it stands there already. */
export async function deployByCreate2(parts: {
  client: ChainClient;
  relayer: Relayer;
  name: string;
  creation: Hex;
}): Promise<Address> {
  const { client, relayer, name, creation } = parts;
  const address = getContractAddress({
    ...{ opcode: "CREATE2", from: FACTORY.address as Address, salt: ZERO_BYTES32, bytecode: creation },
  });
  if (!(await hasCode(client, address))) {
    await relayer.relay(`deploy_${name}_${address}`, {
      ...{ to: FACTORY.address, value: "0", data: concatHex([ZERO_BYTES32, creation]) },
    });
  }
  return address;
}

export async function hasCode(client: ChainClient, address: string): Promise<boolean> {
  const code = await client.getCode({ address: address as Address });
  return code !== undefined && code !== "0x";
}
