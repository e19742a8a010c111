import { toHex } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { CONTRACTS, STAGING } from "./deployment.fixture";
import { Environment, readEnvironment } from "./environment";
import { assertProductionReady } from "./production-readiness";

const judge = (changes: Record<string, string>) =>
  assertProductionReady(readEnvironment(Environment, { ...STAGING, ...changes }));
const problems = (codes: string) =>
  expect.objectContaining({ code: "NOT_PRODUCTION_READY", data: { problems: codes } });

const anvil = mnemonicToAccount("test test test test test test test test test test test junk");
const anvilKey = toHex(anvil.getHdKey().privateKey ?? new Uint8Array());
const privateKey = `0x${"7".repeat(64)}`;
const secondAttestor = `0x${"b".repeat(40)}`;

test("staging starts with Stripe's test mode and a simulated identity provider", () => {
  expect(() => judge({})).not.toThrow();
});

test("production starts on nothing simulated: as long as only the simulated identity provider exists, not at all", () => {
  expect(() => judge({ HELIOGRAPH_MODE: "production", PAYMENTS_MODE: "live" })).toThrow(problems("SIMULATED_KYC"));
});

test.each([
  ["production", "test"],
  ["production", "simulated"],
])("%s refuses payments in the mode %s", (HELIOGRAPH_MODE, PAYMENTS_MODE) => {
  expect(() => judge({ HELIOGRAPH_MODE, PAYMENTS_MODE })).toThrow(problems("PAYMENTS_MODE,SIMULATED_KYC"));
});

test.each([
  ["payments that are simulated", { PAYMENTS_MODE: "simulated" }, "PAYMENTS_MODE"],
  ["live payments in staging", { PAYMENTS_MODE: "live" }, "PAYMENTS_MODE"],
  ["a local mailbox", { MAIL_PROVIDER: "mailbox" }, "SIMULATED_MAIL"],
  ["a relayer's private key", { RELAYER_KEY: privateKey }, "LOCAL_SIGNER"],
  ["a voucher signer's private key", { VOUCHER_KEY: privateKey }, "LOCAL_SIGNER"],
  ["a key of anvil", { RELAYER_KEY: anvilKey }, "KNOWN_TEST_KEY,LOCAL_SIGNER"],
  ["an attestor of anvil", { ATTESTORS: `${anvil.address},${secondAttestor}` }, "KNOWN_TEST_ACCOUNT"],
  ["one attestor alone", { ATTESTOR_THRESHOLD: "1" }, "ATTESTOR_THRESHOLD"],
  ["more attestors than there are", { ATTESTOR_THRESHOLD: "4" }, "ATTESTOR_THRESHOLD"],
  ["one attestor named twice", { ATTESTORS: `${secondAttestor},${secondAttestor}` }, "ATTESTOR_THRESHOLD"],
  ["contracts of another chain", { CHAIN_ID: "1" }, "CONTRACTS_OF_ANOTHER_CHAIN"],
  ["a portal without TLS", { PORTAL_ORIGIN: "http://portal.heliograph.example" }, "INSECURE_ADDRESS"],
  ["a chain on this machine", { CHAIN_RPC_URL: "https://127.0.0.1:8545" }, "INSECURE_ADDRESS"],
])("refused: %s", (_, changes, codes) => {
  expect(() => judge(changes as Record<string, string>)).toThrow(problems(codes));
});

test.each([31337, 1337])("refused: chain %i", (chainId) => {
  const addresses = JSON.stringify({ ...CONTRACTS, chainId });
  expect(() => judge({ CHAIN_ID: String(chainId), CONTRACT_ADDRESSES: addresses })).toThrow(problems("LOCAL_CHAIN"));
});

test("local mode never runs from a deployment, and everything wrong is said at once", () => {
  const changes = { HELIOGRAPH_MODE: "local", MAIL_PROVIDER: "mailbox", RELAYER_KEY: privateKey };
  expect(() => judge(changes)).toThrow(problems("LOCAL_MODE,SIMULATED_MAIL,SIMULATED_KYC,LOCAL_SIGNER"));
});
