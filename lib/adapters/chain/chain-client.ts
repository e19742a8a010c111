import { type Chain, createPublicClient, custom, defineChain, http, type PublicClient, type Transport } from "viem";

/** Anything that answers JSON-RPC in the manner of EIP-1193: the embedded chain's door, a wallet. */
export type RpcProvider = { request(parameters: { method: string; params?: unknown }): Promise<unknown> };

export type ChainEndpoint =
  | { readonly chainId: number; readonly provider: RpcProvider }
  | { readonly chainId: number; readonly rpcUrl: string };

export type ChainClient = PublicClient<Transport, Chain>;

/** How often a mined receipt is looked for [ms]: the embedded chain mines before it answers. */
const POLLING_MS = { embedded: 20, remote: 2_000 } as const;

export function chainClient(endpoint: ChainEndpoint): ChainClient {
  const isEmbedded = "provider" in endpoint;
  const chain = defineChain({
    id: endpoint.chainId,
    name: `chain ${endpoint.chainId}`,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: isEmbedded ? [] : [endpoint.rpcUrl] } },
  });
  return createPublicClient({
    chain,
    transport: isEmbedded ? custom(endpoint.provider, { retryCount: 0 }) : http(endpoint.rpcUrl),
    pollingInterval: isEmbedded ? POLLING_MS.embedded : POLLING_MS.remote,
    cacheTime: 0,
  });
}
