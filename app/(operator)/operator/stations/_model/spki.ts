/** The base64 of a public key, whether it was pasted bare or as a PEM block with its lines. */
export function spkiOf(pasted: string): string {
  return pasted.replace(/-----(BEGIN|END) PUBLIC KEY-----/g, "").replace(/\s+/g, "");
}
