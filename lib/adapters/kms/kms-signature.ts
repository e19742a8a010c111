import { type Hex, hexToBigInt, numberToHex, recoverAddress, type Signature, toHex } from "viem";

/** Order of secp256k1. @see SEC 2, section 2.4.1 */
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** `SEQUENCE { INTEGER r, INTEGER s }`. @see RFC 3279, section 2.2.3 @throws Error when the bytes are anything else */
export function parseDerSignature(der: Uint8Array): { r: bigint; s: bigint } {
  const bad = () => new Error("no DER signature of secp256k1");
  let at = 0;
  const take = (): number => {
    const byte = der[at++];
    if (byte === undefined) throw bad();
    return byte;
  };
  const takeInteger = (): bigint => {
    if (take() !== 0x02) throw bad();
    const length = take();
    const bytes = der.slice(at, at + length);
    at += length;
    if (length === 0 || length > 33 || bytes.length !== length) throw bad();
    const value = hexToBigInt(toHex(bytes));
    if (value === 0n || value >= ORDER) throw bad();
    return value;
  };
  if (take() !== 0x30 || take() !== der.length - 2) throw bad();
  const signature = { r: takeInteger(), s: takeInteger() };
  if (at !== der.length) throw bad();
  return signature;
}

/**
 * The form that the chain accepts: s in the lower half of the order (EIP-2), and the parity by which the signer's address
 * comes out of it. @throws Error when no parity gives that address: the signature is another key's
 */
export async function ethereumSignature(der: Uint8Array, hash: Hex, address: Hex): Promise<Signature> {
  const { r, s } = parseDerSignature(der);
  const lowS = s > ORDER / 2n ? ORDER - s : s;
  for (const yParity of [0, 1]) {
    const signature = { r: numberToHex(r, { size: 32 }), s: numberToHex(lowS, { size: 32 }), yParity };
    const signer = await recoverAddress({ hash, signature });
    if (signer.toLowerCase() === address.toLowerCase()) return signature;
  }
  throw new Error(`the signature is not by ${address}`);
}
