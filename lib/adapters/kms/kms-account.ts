import { createPublicKey } from "node:crypto";
import { GetPublicKeyCommand, type KMSClient, SignCommand } from "@aws-sdk/client-kms";
import {
  bytesToHex,
  concatHex,
  type Hex,
  hashMessage,
  hashTypedData,
  hexToBytes,
  keccak256,
  serializeSignature,
  serializeTransaction,
} from "viem";
import { type LocalAccount, publicKeyToAddress, toAccount } from "viem/accounts";
import { HeliographError } from "../../core/errors/heliograph-error";
import { ethereumSignature } from "./kms-signature";

/**
 * An account whose key never leaves AWS KMS: key spec ECC_SECG_P256K1, usage SIGN_VERIFY. The address comes from its
 * public key, read once. @throws HeliographError KMS_KEY_UNUSABLE
 */
export async function kmsAccount(client: Pick<KMSClient, "send">, keyId: string): Promise<LocalAccount> {
  const address = await addressOf(client, keyId);

  async function sign(hash: Hex) {
    const { Signature: der } = await client.send(
      new SignCommand({
        KeyId: keyId,
        Message: hexToBytes(hash),
        MessageType: "DIGEST",
        SigningAlgorithm: "ECDSA_SHA_256",
      }),
    );
    if (!der) throw unusable(keyId, "it gave no signature");
    return ethereumSignature(der, hash, address);
  }

  return toAccount({
    address,
    sign: async ({ hash }) => serializeSignature(await sign(hash)),
    signMessage: async ({ message }) => serializeSignature(await sign(hashMessage(message))),
    signTypedData: async (parameters) => serializeSignature(await sign(hashTypedData(parameters))),
    async signTransaction(transaction, { serializer = serializeTransaction } = {}) {
      const unsigned = await serializer(transaction);
      return serializer(transaction, await sign(keccak256(unsigned)));
    },
  });
}

async function addressOf(client: Pick<KMSClient, "send">, keyId: string) {
  const { PublicKey: spki, KeySpec: spec } = await client.send(new GetPublicKeyCommand({ KeyId: keyId }));
  if (!spki || spec !== "ECC_SECG_P256K1") throw unusable(keyId, "it is no key of secp256k1");
  const { x, y } = createPublicKey({ key: Buffer.from(spki), format: "der", type: "spki" }).export({ format: "jwk" });
  if (x === undefined || y === undefined) throw unusable(keyId, "its public key cannot be read");
  const point = concatHex(["0x04", ...[x, y].map((part) => bytesToHex(Buffer.from(part, "base64url"), { size: 32 }))]);
  return publicKeyToAddress(point);
}

function unusable(keyId: string, reason: string): HeliographError {
  return new HeliographError({
    code: "KMS_KEY_UNUSABLE",
    message: `The KMS key cannot sign for an account: ${reason}.`,
    remedy: "Give the ARN of a key with spec ECC_SECG_P256K1 and usage SIGN_VERIFY.",
    kind: "unavailable",
    data: { keyId },
  });
}
