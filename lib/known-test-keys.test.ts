import { bytesToHex } from "viem";
import { generatePrivateKey, mnemonicToAccount, privateKeyToAddress } from "viem/accounts";
import { isKnownTestAccount, isKnownTestKey } from "./known-test-keys";

// The mnemonic that anvil and hardhat use when they are told no other, and the number of accounts that hardhat makes.
const MNEMONIC = "test test test test test test test test test test test junk";
const ACCOUNTS = 20;

test("every default account of anvil and hardhat is known, by key and by address", () => {
  for (let addressIndex = 0; addressIndex < ACCOUNTS; addressIndex++) {
    const account = mnemonicToAccount(MNEMONIC, { addressIndex });
    const key = account.getHdKey().privateKey ?? new Uint8Array();
    expect(isKnownTestKey(bytesToHex(key))).toBe(true);
    expect(isKnownTestKey(bytesToHex(key).toUpperCase().replace("0X", "0x"))).toBe(true);
    expect(isKnownTestAccount(account.address)).toBe(true);
  }
});

test("another key is not", () => {
  const key = generatePrivateKey();
  expect(isKnownTestKey(key)).toBe(false);
  expect(isKnownTestAccount(privateKeyToAddress(key))).toBe(false);
  expect(isKnownTestKey("arn:aws:kms:eu-central-1:123456789012:key/a")).toBe(false);
});
