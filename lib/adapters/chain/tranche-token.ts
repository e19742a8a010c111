import type { Address } from "viem";
import { trancheTokenAbi } from "../../abi/tranche-token";
import { documentKey } from "../../core/issuance/chain-keys";
import { toAddress, ZERO_BYTES32 } from "../../core/issuance/hex";
import type { HolderBalance, TokenTransfer, TrancheRegister } from "../../flows/ports/chain";
import type { ChainClient } from "./chain-client";
import { withChainErrors } from "./chain-error";

const abi = trancheTokenAbi;

export function trancheRegister(client: ChainClient): TrancheRegister {
  async function transfers(token: string, fromBlock: bigint): Promise<TokenTransfer[]> {
    const address = toAddress(token);
    const events = await client.getContractEvents({ abi, address, eventName: "Transfer", fromBlock, strict: true });
    return events.map(({ args, transactionHash, blockNumber, logIndex }) => ({
      ...{ from: args.from, to: args.to, tokens: args.value },
      ...{ transactionHash, blockNumber, logIndex },
    }));
  }

  /** Everyone who ever received a token, in the order of their address. */
  async function everHeld(token: string): Promise<Address[]> {
    const receivers = new Set((await transfers(token, 0n)).map(({ to }) => toAddress(to)));
    return [...receivers].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  }

  async function balances(
    token: string,
    balanceOf: (address: Address, holder: Address) => Promise<bigint>,
  ): Promise<HolderBalance[]> {
    const holders = await everHeld(token);
    const rows = await Promise.all(
      holders.map(async (holder) => ({ holder, tokens: await balanceOf(toAddress(token), holder) })),
    );
    return rows.filter(({ tokens }) => tokens > 0n);
  }

  const balanceNow = (address: Address, holder: Address) =>
    client.readContract({ abi, address, functionName: "balanceOf", args: [holder] });

  return {
    balanceOf: (token, holder) => withChainErrors(() => balanceNow(toAddress(token), toAddress(holder))),
    totalSupply: (token) =>
      withChainErrors(() => client.readContract({ abi, address: toAddress(token), functionName: "totalSupply" })),
    holders: (token) =>
      withChainErrors(() =>
        balances(token, async (address, holder) => {
          const excluded = await client.readContract({ abi, address, functionName: "isExcluded", args: [holder] });
          return excluded ? 0n : balanceNow(address, holder);
        }),
      ),
    holdersAtRecord: (token, recordIndex) =>
      withChainErrors(() =>
        balances(token, (address, holder) =>
          client.readContract({
            abi,
            address,
            functionName: "circulatingBalanceOfAt",
            args: [holder, BigInt(recordIndex)],
          }),
        ),
      ),
    balanceAtRecord: (token, holder, recordIndex) =>
      withChainErrors(() =>
        client.readContract({
          abi,
          address: toAddress(token),
          functionName: "balanceOfAt",
          args: [toAddress(holder), BigInt(recordIndex)],
        }),
      ),
    circulatingAtRecord: (token, recordIndex) =>
      withChainErrors(() =>
        client.readContract({
          abi,
          address: toAddress(token),
          functionName: "circulatingSupplyAt",
          args: [BigInt(recordIndex)],
        }),
      ),
    recordTimes: (token) =>
      withChainErrors(async () => {
        const times = await client.readContract({ abi, address: toAddress(token), functionName: "recordTimes" });
        return times.map((time) => Number(time) * 1000);
      }),
    transfers: (token, fromBlock) => withChainErrors(() => transfers(token, fromBlock)),
    documentHash: (token, name) =>
      withChainErrors(async () => {
        const [, hash] = await client.readContract({
          abi,
          address: toAddress(token),
          functionName: "getDocument",
          args: [documentKey(name)],
        });
        return hash === ZERO_BYTES32 ? undefined : hash;
      }),
  };
}
