import * as z from "zod";
import { HeliographError } from "../errors/heliograph-error";
import { accept, type Outcome, refuse } from "../errors/refusal";
import { idSchema } from "../ids/ids";
import { Bytes32, ChainAddress, HexData } from "./hex";
import { safeTxHash, safeTxOf } from "./safe-tx-hash";

export const PROPOSAL_PURPOSES = ["issuance", "distribution", "refund", "administration"] as const;

export const PROPOSAL_TRANSITIONS = {
  draft: ["proposed", "replaced"],
  /** Back to draft where its calls or its nonce are changed: that voids every signature. */
  proposed: ["draft", "signed", "replaced"],
  signed: ["draft", "relayed", "replaced"],
  relayed: ["executed", "failed"],
  executed: [],
  failed: [],
  replaced: [],
} as const satisfies Record<string, readonly string[]>;
export type ProposalStatus = keyof typeof PROPOSAL_TRANSITIONS;
const STATUSES = Object.keys(PROPOSAL_TRANSITIONS) as [ProposalStatus, ...ProposalStatus[]];

export const ProposalCall = z.strictObject({
  to: ChainAddress,
  /** Wei as decimal text. */
  value: z.string().regex(/^(0|[1-9]\d{0,30})$/),
  data: HexData.max(200_000),
});
export type ProposalCall = z.infer<typeof ProposalCall>;

export const ProposalSignature = z.strictObject({
  owner: ChainAddress,
  signature: z.string().regex(/^0x[0-9a-f]{130}$/, "65 bytes: r, s, v"),
  signedAt: z.iso.datetime(),
});
export type ProposalSignature = z.infer<typeof ProposalSignature>;

/** A batch of calls on its way through the Safe: proposed by the server, signed by people, relayed by anyone. */
export const SafeProposal = z.strictObject({
  id: idSchema("proposal"),
  dealId: idSchema("deal"),
  orgId: idSchema("organisation"),
  purpose: z.enum(PROPOSAL_PURPOSES),
  /** What of the deal it is about: a distribution's period, the hash of an issuance's term sheet, the id of a refund. */
  subject: z.string().min(1).max(200),
  livemode: z.boolean(),
  chainId: z.number().int().positive(),
  safeAddress: ChainAddress,
  multiSendCallOnly: ChainAddress,
  nonce: z.number().int().nonnegative(),
  calls: z.array(ProposalCall).min(1).max(100),
  /** Always that of the calls, nonce, Safe and chain above. */
  safeTxHash: Bytes32,
  signatures: z.array(ProposalSignature).max(50),
  status: z.enum(STATUSES),
  authorId: z.string().min(1),
  createdAt: z.iso.datetime(),
  /** Of the relayed transaction. */
  transactionHash: Bytes32.nullable(),
  /** Why it failed or was replaced. */
  reason: z.string().max(500).nullable(),
});
export type SafeProposal = z.infer<typeof SafeProposal>;

type Draft = Omit<SafeProposal, "safeTxHash" | "signatures" | "status" | "transactionHash" | "reason">;

/** A new proposal with the hash of its calls. */
export function draftProposal(input: Draft): SafeProposal {
  return SafeProposal.parse({
    ...input,
    ...{ safeTxHash: proposalHash(input), signatures: [], status: "draft", transactionHash: null, reason: null },
  });
}

/** The hash that owners sign, from the proposal's own calls. */
export function proposalHash(
  proposal: Pick<Draft, "calls" | "nonce" | "chainId" | "safeAddress" | "multiSendCallOnly">,
) {
  const { calls, nonce, multiSendCallOnly, chainId, safeAddress } = proposal;
  const tx = safeTxOf({ calls, nonce: BigInt(nonce), multiSendCallOnly });
  return safeTxHash({ chainId, address: safeAddress }, tx);
}

/** Puts it before the signers. @throws HeliographError PROPOSAL_STATE */
export function propose(proposal: SafeProposal): SafeProposal {
  return move(proposal, "proposed");
}

/**
 * Other calls or another nonce: a new hash, back to draft, and no signature stands any more.
 * @throws HeliographError PROPOSAL_STATE once it is relayed
 */
export function changeCalls(
  proposal: SafeProposal,
  change: { calls: readonly ProposalCall[]; nonce: number },
): SafeProposal {
  const changed = { ...proposal, calls: [...change.calls], nonce: change.nonce, signatures: [] };
  const draft = proposal.status === "draft" ? changed : move(changed, "draft");
  return SafeProposal.parse({ ...draft, safeTxHash: proposalHash(changed) });
}

/**
 * Adds an owner's signature that was checked against `safeTxHash`; with the threshold it is signed. More signatures than
 * the threshold are welcome.
 */
export function addSignature(
  proposal: SafeProposal,
  signature: ProposalSignature,
  signed: { readonly safeTxHash: string; readonly threshold: number },
): Outcome<SafeProposal, "NOT_OPEN_FOR_SIGNING" | "PROPOSAL_CHANGED" | "ALREADY_SIGNED"> {
  if (proposal.status !== "proposed" && proposal.status !== "signed") {
    return refuse("NOT_OPEN_FOR_SIGNING", `The proposal is ${proposal.status}.`);
  }
  if (signed.safeTxHash !== proposal.safeTxHash) {
    return refuse("PROPOSAL_CHANGED", "The signature is for an earlier version of the proposal; read it again.");
  }
  if (proposal.signatures.some(({ owner }) => owner === signature.owner)) {
    return refuse("ALREADY_SIGNED", "This owner has signed already.");
  }
  const next = { ...proposal, signatures: [...proposal.signatures, signature] };
  const isEnough = proposal.status === "proposed" && next.signatures.length >= signed.threshold;
  return accept(isEnough ? move(next, "signed") : next);
}

/** @throws HeliographError PROPOSAL_STATE */
export function markRelayed(proposal: SafeProposal, transactionHash: string): SafeProposal {
  return { ...move(proposal, "relayed"), transactionHash: Bytes32.parse(transactionHash) };
}

/** @throws HeliographError PROPOSAL_STATE */
export function markExecuted(proposal: SafeProposal): SafeProposal {
  return move(proposal, "executed");
}

/** @throws HeliographError PROPOSAL_STATE */
export function markFailed(proposal: SafeProposal, reason: string): SafeProposal {
  return { ...move(proposal, "failed"), reason };
}

/** Another proposal took its place or its nonce. @throws HeliographError PROPOSAL_STATE */
export function markReplaced(proposal: SafeProposal, reason: string): SafeProposal {
  return { ...move(proposal, "replaced"), reason };
}

function move(proposal: SafeProposal, status: ProposalStatus): SafeProposal {
  const allowed: readonly ProposalStatus[] = PROPOSAL_TRANSITIONS[proposal.status];
  if (allowed.includes(status)) return { ...proposal, status };
  throw new HeliographError({
    code: "PROPOSAL_STATE",
    message: `A proposal that is ${proposal.status} cannot become ${status}.`,
    remedy: "Reload it: somebody may have acted meanwhile.",
    kind: "conflict",
    data: { proposal: proposal.id, status: proposal.status },
  });
}
