/** A curve that OCMF names, with what is needed to check a key and a signature against it. */
export type OcmfCurve = {
  /** The name that the crypto library gives the curve of a key. */
  readonly nodeName: string;
  readonly coordinateBytes: number;
  /** DER of the curve's object identifier. */
  readonly oid: string;
};

const SECP192R1 = { nodeName: "prime192v1", coordinateBytes: 24, oid: "06082a8648ce3d030101" };
const SECP192K1 = { nodeName: "secp192k1", coordinateBytes: 24, oid: "06052b8104001f" };
const SECP256R1 = { nodeName: "prime256v1", coordinateBytes: 32, oid: "06082a8648ce3d030107" };
const SECP256K1 = { nodeName: "secp256k1", coordinateBytes: 32, oid: "06052b8104000a" };
const SECP384R1 = { nodeName: "secp384r1", coordinateBytes: 48, oid: "06052b81040022" };
const BRAINPOOL256R1 = { nodeName: "brainpoolP256r1", coordinateBytes: 32, oid: "06092b2403030208010107" };
const BRAINPOOL384R1 = { nodeName: "brainpoolP384r1", coordinateBytes: 48, oid: "06092b240303020801010b" };

const CURVES: ReadonlyMap<string, OcmfCurve> = new Map([
  ["secp192r1", SECP192R1],
  ["secp192k1", SECP192K1],
  ["secp256r1", SECP256R1],
  ["secp256k1", SECP256K1],
  ["secp384r1", SECP384R1],
  ["brainpool256r1", BRAINPOOL256R1],
  ["brainpoolp256r1", BRAINPOOL256R1],
  ["brainpool384r1", BRAINPOOL384R1],
  ["brainpoolp384r1", BRAINPOOL384R1],
]);

/** What a receipt that names no algorithm is signed with. @see OCMF specification, signature field SA */
export const OCMF_DEFAULT_ALGORITHM = "ECDSA-secp256r1-SHA256";

/** Curve of `ECDSA-<curve>-SHA256`, both spellings of Brainpool, any case; undefined for any other algorithm. */
export function curveOfAlgorithm(algorithm: string): OcmfCurve | undefined {
  const match = /^ecdsa-([a-z0-9]+)-sha256$/.exec(algorithm.toLowerCase());
  return match ? CURVES.get(match[1] ?? "") : undefined;
}
