import { type Hex, keccak256 } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { GREENSBORO_MONTHLY } from "@/lib/core/station/presets/greensboro-monthly";
import { STANDARD_NODE } from "@/lib/core/station/presets/standard-node";
import { type HttpSession, signInByHttp } from "../e2e/http-session";

const ENOUGH = 25;

export type AcknowledgedWrites = {
  readonly stations: readonly string[];
  readonly transactions: readonly Hex[];
  /** Of what was acknowledged, what is not there (any more). */
  missingStations(): Promise<string[]>;
  missingTransactions(): Promise<Hex[]>;
};

/**
 * Writes stations through the API and transactions through the chain's door, one after the other in two lines, notes each
 * that was acknowledged, and kills the product in the midst of it.
 */
export async function writeUntilKilled(origin: string, kill: () => Promise<void>): Promise<AcknowledgedWrites> {
  const issuer = await signInByHttp(origin, "issuer@example.com");
  const signer = await signInByHttp(origin, "signer-1@example.com");
  const stations: string[] = [];
  const transactions: Hex[] = [];
  const lines = [stationLine(issuer, stations), transactionLine(signer, transactions)];
  while (stations.length < ENOUGH || transactions.length < ENOUGH) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    await Promise.race([...lines.map((line) => line.then((why) => Promise.reject(new Error(why)))), Promise.resolve()]);
  }
  await kill();
  await Promise.all(lines);
  return {
    stations,
    transactions,
    async missingStations() {
      const answers = await Promise.all(stations.map((id) => issuer.fetch(`/api/v1/stations/${id}`)));
      return stations.filter((_, index) => answers[index]?.status !== 200);
    },
    async missingTransactions() {
      const receipts = await Promise.all(transactions.map((hash) => rpc(origin, "eth_getTransactionReceipt", [hash])));
      return transactions.filter((_, index) => !receipts[index]);
    },
  };
}

/** Settles with the reason when a request fails: when the product is gone. */
async function stationLine(issuer: HttpSession, acknowledged: string[]): Promise<string> {
  const [organisation] = ((await (await issuer.fetch("/api/v1/organisations")).json()) as { items: { id: string }[] })
    .items;
  for (let number = 1; ; number += 1) {
    const spec = { ...STANDARD_NODE, name: `Acknowledged ${number}` };
    const body = { orgId: organisation?.id, spec, climate: GREENSBORO_MONTHLY };
    try {
      const answer = await issuer.fetch("/api/v1/stations", { method: "POST", body });
      if (answer.status !== 201) return `${answer.status} ${await answer.text()}`;
      acknowledged.push(((await answer.json()) as { value: { id: string } }).value.id);
    } catch (error) {
      return String(error);
    }
  }
}

async function transactionLine(signer: HttpSession, acknowledged: Hex[]): Promise<string> {
  const { accounts } = (await (await signer.fetch("/simulated/wallet")).json()) as { accounts: { privateKey: Hex }[] };
  const account = privateKeyToAccount(accounts[0]?.privateKey ?? "0x");
  const { origin } = signer;
  let nonce = Number(await rpc(origin, "eth_getTransactionCount", [account.address, "latest"]));
  for (; ; nonce += 1) {
    const raw = await account.signTransaction({
      ...{ chainId: 31_337, type: "eip1559", nonce, to: account.address, value: 0n, gas: 21_000n },
      ...{ maxFeePerGas: 20_000_000_000n, maxPriorityFeePerGas: 0n },
    });
    try {
      const hash = (await rpc(origin, "eth_sendRawTransaction", [raw])) as Hex;
      if (hash !== keccak256(raw)) return `acknowledged another transaction: ${hash}`;
      acknowledged.push(hash);
    } catch (error) {
      return String(error);
    }
  }
}

async function rpc(origin: string, method: string, params: unknown[]): Promise<unknown> {
  const answer = await fetch(`${origin}/rpc`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
  });
  const { result, error } = (await answer.json()) as { result?: unknown; error?: { message: string } };
  if (error) throw new Error(error.message);
  return result;
}
