import { GetPublicKeyCommand, type KMSClient, SignCommand } from "@aws-sdk/client-kms";
import {
  bytesToHex,
  concatHex,
  type Hex,
  hashMessage,
  hexToBigInt,
  hexToBytes,
  numberToHex,
  recoverMessageAddress,
  recoverTransactionAddress,
  recoverTypedDataAddress,
  type TransactionSerializedEIP1559,
} from "viem";
import { generatePrivateKey, privateKeyToAccount, sign } from "viem/accounts";
import { kmsAccount } from "./kms-account";
import { ethereumSignature, parseDerSignature } from "./kms-signature";

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
/** SubjectPublicKeyInfo of secp256k1 up to the point. @see RFC 5480, section 2 */
const SPKI_HEAD = "0x3056301006072a8648ce3d020106052b8104000a034200";

function der(r: bigint, s: bigint): Uint8Array {
  const integer = (value: bigint): Hex => {
    const bytes = numberToHex(value, { size: 32 })
      .slice(2)
      .replace(/^(00)+/, "");
    const signed = Number.parseInt(bytes.slice(0, 2), 16) >= 0x80 ? `00${bytes}` : bytes;
    return `0x02${(signed.length / 2).toString(16).padStart(2, "0")}${signed}`;
  };
  const body = concatHex([integer(r), integer(s)]);
  return hexToBytes(`0x30${((body.length - 2) / 2).toString(16).padStart(2, "0")}${body.slice(2)}`);
}

/** KMS with one key: signs digests only, and answers with either of the two valid s, as KMS does. */
function fakeKms(privateKey: Hex, options: { highS: boolean; keySpec?: string }): Pick<KMSClient, "send"> {
  const { publicKey } = privateKeyToAccount(privateKey);
  const send = async (command: unknown) => {
    if (command instanceof GetPublicKeyCommand) {
      const spki = hexToBytes(concatHex([SPKI_HEAD, publicKey]));
      return { PublicKey: spki, KeySpec: options.keySpec ?? "ECC_SECG_P256K1" };
    }
    if (!(command instanceof SignCommand)) throw new Error("unexpected command");
    const { Message: digest, MessageType: type, SigningAlgorithm: algorithm } = command.input;
    expect([type, algorithm, digest?.length]).toEqual(["DIGEST", "ECDSA_SHA_256", 32]);
    const { r, s } = await sign({ hash: bytesToHex(digest ?? new Uint8Array()), privateKey });
    const low = hexToBigInt(s);
    return { Signature: der(hexToBigInt(r), options.highS ? ORDER - low : low) };
  };
  return { send: send as KMSClient["send"] };
}

describe.each([{ highS: false }, { highS: true }])("a KMS account (KMS answers with the high s: $highS)", (options) => {
  test("signs what a local account of the same key signs, byte for byte", async () => {
    for (let run = 0; run < 8; run++) {
      const privateKey = generatePrivateKey();
      const local = privateKeyToAccount(privateKey);
      const account = await kmsAccount(fakeKms(privateKey, options), "key");
      expect(account.address).toBe(local.address);
      const message = `message ${run}`;
      expect(await account.signMessage({ message })).toBe(await local.signMessage({ message }));
      const transaction = {
        type: "eip1559",
        chainId: 8453,
        nonce: run,
        gas: 21_000n,
        maxFeePerGas: 2n,
        maxPriorityFeePerGas: 1n,
        to: local.address,
        value: BigInt(run),
      } as const;
      const raw = await account.signTransaction(transaction);
      expect(raw).toBe(await local.signTransaction(transaction));
      const serializedTransaction = raw as TransactionSerializedEIP1559;
      expect(await recoverTransactionAddress({ serializedTransaction })).toBe(local.address);
    }
  });

  test("its signatures are recovered to its address", async () => {
    const privateKey = generatePrivateKey();
    const account = await kmsAccount(fakeKms(privateKey, options), "key");
    const message = "hello";
    const typed = {
      domain: { name: "Heliograph", version: "1", chainId: 8453 },
      types: { Order: [{ name: "tokens", type: "uint256" }] },
      primaryType: "Order",
      message: { tokens: 5n },
    } as const;
    const signature = await account.signMessage({ message });
    expect(await recoverMessageAddress({ message, signature })).toBe(account.address);
    const typedSignature = await account.signTypedData(typed);
    expect(await recoverTypedDataAddress({ ...typed, signature: typedSignature })).toBe(account.address);
  });
});

test("a key of another curve is refused", async () => {
  const kms = fakeKms(generatePrivateKey(), { highS: false, keySpec: "ECC_NIST_P256" });
  await expect(kmsAccount(kms, "key")).rejects.toMatchObject({ code: "KMS_KEY_UNUSABLE" });
});

test("a signature of another key is refused", async () => {
  const hash = hashMessage("hello");
  const { r, s } = await sign({ hash, privateKey: generatePrivateKey() });
  const { address } = privateKeyToAccount(generatePrivateKey());
  await expect(ethereumSignature(der(hexToBigInt(r), hexToBigInt(s)), hash, address)).rejects.toThrow("is not by");
});

test.each([
  ["nothing", "0x"],
  ["no sequence", "0x3106020101020101"],
  ["a length that is not its own", "0x3007020101020101"],
  ["bytes after the end", "0x300602010102010100"],
  ["no second integer", "0x3003020101"],
  ["a zero", "0x3006020100020101"],
  ["an integer cut off", "0x3006020101022001"],
])("no signature: %s", (_, bytes) => {
  expect(() => parseDerSignature(hexToBytes(bytes as Hex))).toThrow("no DER signature");
});

test("the least signature is read", () => {
  expect(parseDerSignature(hexToBytes("0x3006020101020102"))).toEqual({ r: 1n, s: 2n });
});
