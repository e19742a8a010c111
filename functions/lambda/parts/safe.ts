import { safeAccount } from "../../../lib/adapters/safe/safe-account";
import type { ProductionParts } from "../../../lib/production-runtime";

/** The Safe SDK (protocol-kit), for functions that propose or relay. */
export const safePart: NonNullable<ProductionParts["safe"]> = ({ environment, client, relayer }) =>
  safeAccount({
    client,
    provider: { request: ({ method, params }) => client.request({ method, params } as never) },
    relayer,
    chainId: environment.CHAIN_ID,
    address: environment.CONTRACT_ADDRESSES.safe,
  });
