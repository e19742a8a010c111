import { privateKeyToAccount } from "viem/accounts";
import { openLocalChain } from "./local-chain";

/** Sends one transaction after the other and says what was acknowledged, until somebody kills it. */
async function sendForEver(folder: string): Promise<void> {
  const account = privateKeyToAccount(`0x${"17".repeat(32)}`);
  const chain = await openLocalChain({ folder, clock: { now: () => 1_790_000_000_000 } });
  await chain.setBalance(account.address, 10n ** 18n);
  for (let nonce = 0; ; nonce++) {
    const raw = await account.signTransaction({
      ...{ chainId: 31337, type: "eip1559", nonce, to: account.address, value: 1n, gas: 21_000n },
      ...{ maxFeePerGas: 2_000_000_000n, maxPriorityFeePerGas: 0n },
    });
    const answer = await chain.call("eth_sendRawTransaction", [raw]);
    if ("error" in answer) throw new Error(answer.error.message);
    process.stdout.write(`${JSON.stringify({ hash: answer.result, block: chain.head().number })}\n`);
  }
}

void sendForEver(process.argv[2] as string);
