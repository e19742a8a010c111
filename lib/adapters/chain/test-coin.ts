import { erc20Abi } from "viem";
import { testCoinAbi } from "../../abi/test-coin";
import { toAddress } from "../../core/issuance/hex";
import type { CoinFaucet, CoinTransfer, SettlementCoin } from "../../flows/ports/chain";
import { withChainErrors } from "./chain-error";
import { type ContractAccess, callOf } from "./contract-access";

export function settlementCoin({ client, addresses }: ContractAccess): SettlementCoin {
  const contract = { abi: erc20Abi, address: toAddress(addresses.coin) } as const;
  return {
    balanceOf: (account) =>
      withChainErrors(() =>
        client.readContract({ ...contract, functionName: "balanceOf", args: [toAddress(account)] }),
      ),
    transfers: ({ from, to, fromBlock }) =>
      withChainErrors(async () => {
        const args = { ...(from && { from: toAddress(from) }), ...(to && { to: toAddress(to) }) };
        const events = await client.getContractEvents({
          ...contract,
          eventName: "Transfer",
          args,
          fromBlock,
          strict: true,
        });
        return events.map(
          ({ args: event, transactionHash, blockNumber, logIndex }): CoinTransfer => ({
            ...{ from: event.from, to: event.to, coinUnits: event.value },
            ...{ transactionHash, blockNumber, logIndex },
          }),
        );
      }),
  };
}

/** The open faucet of TestCoin, which exists on the local chain only. */
export function coinFaucet({ relayer, addresses }: ContractAccess): CoinFaucet {
  return {
    mint: (key, to, coinUnits) =>
      relayer.relay(
        key,
        callOf(addresses.coin, { abi: testCoinAbi, functionName: "mint", args: [toAddress(to), coinUnits] }),
      ),
  };
}
