import { hashTypedData, recoverTypedDataAddress, zeroAddress } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { safeTxHash, safeTypedData } from "@/lib/core/issuance/safe-tx-hash";
import { announcementOf, type Eip1193 } from "./injected-provider";
import { connectInjected } from "./injected-wallet";
import { signatureForm } from "./signature-form";
import { typedDataText } from "./typed-data-text";
import { WalletError } from "./wallet-error";

const account = privateKeyToAccount(`0x${"11".repeat(32)}`);
const safe = { chainId: 31_337, address: "0x00000000000000000000000000000000000000Aa" };
const tx = { to: zeroAddress, value: 0n, data: "0x12", operation: 0, nonce: 7n } as const;

/** An extension that holds one key, on one chain, and does what EIP-1193 says. */
function extension(chainId: number, switches: boolean): { provider: Eip1193; calls: string[] } {
  const calls: string[] = [];
  let current = chainId;
  const request: Eip1193["request"] = async ({ method, params = [] }) => {
    calls.push(method);
    switch (method) {
      case "eth_requestAccounts":
        return [account.address.toLowerCase()];
      case "eth_chainId":
        return `0x${current.toString(16)}`;
      case "wallet_switchEthereumChain":
        if (!switches) throw { code: 4902, message: "unknown chain" };
        current = Number((params[0] as { chainId: string }).chainId);
        return null;
      case "eth_signTypedData_v4": {
        const signature = await account.signTypedData(JSON.parse(String(params[1])));
        // As a hardware wallet may give it: v as 0 or 1.
        return `${signature.slice(0, 130)}0${(Number.parseInt(signature.slice(130), 16) - 27).toString(16)}`;
      }
      default:
        throw { code: 4001, message: "declined" };
    }
  };
  return { provider: { request }, calls };
}

test("an injected wallet changes over to the chain and signs the hash that the Safe checks", async () => {
  const { provider, calls } = extension(1, true);
  const wallet = await connectInjected({ id: "a", name: "Test", provider }, 31_337);
  expect(calls).toContain("wallet_switchEthereumChain");
  const typedData = safeTypedData(safe, tx);
  const signature = await wallet.signTypedData(typedData);
  expect(signature).toMatch(/^0x[0-9a-f]{128}(1b|1c)$/);
  expect(await recoverTypedDataAddress({ ...typedData, signature })).toBe(account.address);
});

test("a wallet that stays on another chain, and one that declines, say which it was", async () => {
  const stuck = connectInjected({ id: "a", name: "Test", provider: extension(1, false).provider }, 31_337);
  await expect(stuck).rejects.toMatchObject({ code: "WRONG_CHAIN" });
  const wallet = await connectInjected({ id: "a", name: "Test", provider: extension(31_337, true).provider }, 31_337);
  await expect(wallet.signMessage("hello")).rejects.toMatchObject({ code: "DECLINED" });
});

test("the text for the wallet hashes to what is signed", () => {
  const typedData = safeTypedData(safe, tx);
  const { types, ...rest } = JSON.parse(typedDataText(typedData));
  expect(types.EIP712Domain).toEqual([
    { name: "chainId", type: "uint256" },
    { name: "verifyingContract", type: "address" },
  ]);
  expect(hashTypedData({ types, ...rest })).toBe(safeTxHash(safe, tx));
});

test("only ECDSA signatures of 65 bytes are taken", () => {
  expect(signatureForm(`0x${"AB".repeat(64)}01`)).toBe(`0x${"ab".repeat(64)}1c`);
  expect(() => signatureForm(`0x${"ab".repeat(64)}02`)).toThrow(WalletError);
  expect(() => signatureForm("0x1234")).toThrow(WalletError);
});

test("an announcement without a provider is none", () => {
  expect(announcementOf({ info: { uuid: "1", name: "W" } })).toBeNull();
  expect(announcementOf({ info: { uuid: "1", name: "W" }, provider: {} })).toBeNull();
  expect(announcementOf({ info: { uuid: "1", name: "W" }, provider: { request: () => null } })?.name).toBe("W");
});
