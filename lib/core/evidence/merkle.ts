import { createHash } from "node:crypto";
import * as z from "zod";
import { Sha256Hex } from "./hash";

/** Where a leaf stands in a tree, and the hashes beside its path to the root, lowest first. */
export const InclusionProof = z.strictObject({
  leafIndex: z.number().int().nonnegative(),
  treeSize: z.number().int().positive(),
  path: z.array(Sha256Hex).max(64),
});
export type InclusionProof = z.infer<typeof InclusionProof>;

/** A Merkle tree with all its levels, so that many proofs cost O(log n) each. */
export type MerkleTree = { readonly root: Sha256Hex; readonly size: number; readonly levels: readonly Buffer[][] };

/** Hash of one leaf: SHA-256(0x00 || data). @see RFC 6962 section 2.1 */
export function leafHash(data: Uint8Array | string): Sha256Hex {
  return hashLeaf(data).toString("hex");
}

/**
 * Merkle tree over leaves in the order given; a node without a sibling moves up unchanged, which is the tree of
 * RFC 6962 section 2.1. The tree of no leaves has the root SHA-256("").
 */
export function merkleTree(leaves: readonly (Uint8Array | string)[]): MerkleTree {
  let level = leaves.map(hashLeaf);
  const levels: Buffer[][] = [level];
  while (level.length > 1) {
    level = parentsOf(level);
    levels.push(level);
  }
  const top = level[0] ?? createHash("sha256").digest();
  return { root: top.toString("hex"), size: leaves.length, levels };
}

/** Root alone. @see merkleTree */
export function merkleRoot(leaves: readonly (Uint8Array | string)[]): Sha256Hex {
  return merkleTree(leaves).root;
}

/** Audit path of a leaf. @throws RangeError for an index outside the tree. @see RFC 6962 section 2.1.1 */
export function inclusionProof(tree: MerkleTree, leafIndex: number): InclusionProof {
  if (!Number.isInteger(leafIndex) || leafIndex < 0 || leafIndex >= tree.size) {
    throw new RangeError(`no leaf ${leafIndex} in a tree of ${tree.size}`);
  }
  const path: Sha256Hex[] = [];
  let index = leafIndex;
  for (const level of tree.levels.slice(0, -1)) {
    const sibling = level[index ^ 1];
    if (sibling) path.push(sibling.toString("hex"));
    index >>= 1;
  }
  return { leafIndex, treeSize: tree.size, path };
}

/** True when the leaf's data stands at the proof's place under `root`. @see RFC 9162 section 2.1.3.2 */
export function verifyInclusion(root: Sha256Hex, data: Uint8Array | string, proof: InclusionProof): boolean {
  if (proof.leafIndex >= proof.treeSize) return false;
  let index = proof.leafIndex;
  let last = proof.treeSize - 1;
  let hash = hashLeaf(data);
  for (const step of proof.path) {
    if (last === 0) return false;
    const sibling = Buffer.from(step, "hex");
    if (index % 2 === 1 || index === last) {
      hash = hashNode(sibling, hash);
      while (index % 2 === 0 && index !== 0) {
        index >>= 1;
        last >>= 1;
      }
    } else {
      hash = hashNode(hash, sibling);
    }
    index >>= 1;
    last >>= 1;
  }
  return last === 0 && hash.toString("hex") === root;
}

function parentsOf(level: readonly Buffer[]): Buffer[] {
  const parents: Buffer[] = [];
  for (let index = 0; index < level.length; index += 2) {
    const left = level[index] as Buffer;
    const right = level[index + 1];
    parents.push(right ? hashNode(left, right) : left);
  }
  return parents;
}

function hashLeaf(data: Uint8Array | string): Buffer {
  return createHash("sha256").update(Buffer.of(0)).update(data).digest();
}

function hashNode(left: Buffer, right: Buffer): Buffer {
  return createHash("sha256").update(Buffer.of(1)).update(left).update(right).digest();
}
