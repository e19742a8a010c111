import { HeliographError } from "./core/errors/heliograph-error";
import type { Environment } from "./environment";
import { isKnownTestAccount, isKnownTestKey } from "./known-test-keys";

/** Chains that only ever run on somebody's machine: anvil's and hardhat's, ganache's. */
const LOCAL_CHAINS: ReadonlySet<number> = new Set([31337, 1337]);
const KMS_KEY = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/;
const PAYMENTS_OF_MODE = { staging: "test", production: "live" } as const;

/**
 * Refuses an environment with anything in it that must not meet real money; says all of it at once. Staging differs in
 * two things only: payments are in Stripe's test mode, and the identity provider may be simulated.
 * @throws HeliographError NOT_PRODUCTION_READY with the codes of what was found in `data.problems`
 */
export function assertProductionReady(environment: Environment): void {
  const problems = problemsOf(environment);
  if (problems.length === 0) return;
  throw new HeliographError({
    code: "NOT_PRODUCTION_READY",
    message: `This deployment does not start: ${problems.map(({ text }) => text).join("; ")}.`,
    remedy: "Mend the environment of the deployment; nothing of this can be switched off.",
    kind: "unavailable",
    data: { problems: problems.map(({ code }) => code).join(",") },
  });
}

type Problem = { readonly code: string; readonly text: string };

function problemsOf(environment: Environment): Problem[] {
  const { HELIOGRAPH_MODE: mode } = environment;
  const problems: Problem[] = [];
  const refuseWhen = (isWrong: boolean, code: string, text: string) => {
    if (isWrong) problems.push({ code, text });
  };
  refuseWhen(mode === "local", "LOCAL_MODE", "HELIOGRAPH_MODE is local");
  if (mode !== "local") {
    const payments = PAYMENTS_OF_MODE[mode];
    refuseWhen(environment.PAYMENTS_MODE !== payments, "PAYMENTS_MODE", `PAYMENTS_MODE must be ${payments}`);
  }
  refuseWhen(environment.MAIL_PROVIDER === "mailbox", "SIMULATED_MAIL", "mail goes to a local mailbox");
  refuseWhen(
    environment.KYC_PROVIDER === "simulated" && mode !== "staging",
    "SIMULATED_KYC",
    "the identity provider is simulated",
  );
  refuseWhen(
    LOCAL_CHAINS.has(environment.CHAIN_ID),
    "LOCAL_CHAIN",
    `chain ${environment.CHAIN_ID} is a chain of one machine`,
  );
  refuseWhen(
    environment.CONTRACT_ADDRESSES.chainId !== environment.CHAIN_ID,
    "CONTRACTS_OF_ANOTHER_CHAIN",
    "CONTRACT_ADDRESSES are of another chain than CHAIN_ID",
  );
  for (const name of ["RELAYER_KEY", "VOUCHER_KEY"] as const) {
    refuseWhen(isKnownTestKey(environment[name]), "KNOWN_TEST_KEY", `${name} is a key that anybody knows`);
    refuseWhen(!KMS_KEY.test(environment[name]), "LOCAL_SIGNER", `${name} is not the ARN of a KMS key`);
  }
  const { safe } = environment.CONTRACT_ADDRESSES;
  refuseWhen(
    [...environment.ATTESTORS, safe].some(isKnownTestAccount),
    "KNOWN_TEST_ACCOUNT",
    "an attestor or the Safe is an account whose key anybody knows",
  );
  const attestors = new Set(environment.ATTESTORS).size;
  refuseWhen(
    environment.ATTESTOR_THRESHOLD < 2 || environment.ATTESTOR_THRESHOLD > attestors,
    "ATTESTOR_THRESHOLD",
    `${environment.ATTESTOR_THRESHOLD} of ${attestors} attestors is no agreement of several`,
  );
  for (const name of ["PORTAL_ORIGIN", "CHAIN_RPC_URL", "KYC_PROVIDER_URL"] as const) {
    refuseWhen(!isPublicHttps(environment[name]), "INSECURE_ADDRESS", `${name} is not a public https address`);
  }
  return problems;
}

function isPublicHttps(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" && !/^(localhost|127\.|\[::1\]|0\.0\.0\.0)/.test(hostname);
}
