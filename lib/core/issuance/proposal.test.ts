import {
  addSignature,
  changeCalls,
  draftProposal,
  markExecuted,
  markFailed,
  markRelayed,
  markReplaced,
  PROPOSAL_TRANSITIONS,
  type ProposalStatus,
  proposalHash,
  propose,
  type SafeProposal,
} from "./proposal";

const call = { to: "0x00000000000000000000000000000000000000AA", value: "0", data: "0x1234" };
const hash = `0x${"ab".repeat(32)}`;

const draft = () =>
  draftProposal({
    id: "prp_01J00000000000000000000001",
    dealId: "deal_01J00000000000000000000001",
    orgId: "org_01J00000000000000000000001",
    purpose: "issuance",
    subject: "term sheet",
    livemode: false,
    chainId: 31337,
    safeAddress: "0x41675C099F32341bf84BFc5382aF534df5C7461a",
    multiSendCallOnly: "0x9641d764fc13c8B624c04430C7356C1C7C8102e2",
    nonce: 3,
    calls: [call],
    authorId: "usr_1",
    createdAt: "2026-11-22T12:00:00.000Z",
  });

const signatureOf = (digit: string) => ({
  owner: `0x${digit.repeat(40)}`,
  signature: `0x${digit.repeat(130)}`,
  signedAt: "2026-11-22T12:00:00.000Z",
});

function sign(proposal: SafeProposal, digit: string) {
  return addSignature(proposal, signatureOf(digit), { safeTxHash: proposal.safeTxHash, threshold: 2 });
}

function signed(): SafeProposal {
  const one = sign(propose(draft()), "1");
  const two = one.ok ? sign(one.value, "2") : one;
  if (!two.ok) throw new Error(two.refusal);
  return two.value;
}

test("two owners make it signed; one, or one twice, does not", () => {
  const proposed = propose(draft());
  const one = sign(proposed, "1");
  expect(one).toMatchObject({ ok: true, value: { status: "proposed" } });
  expect(one.ok && sign(one.value, "1")).toMatchObject({ refusal: "ALREADY_SIGNED" });
  expect(signed()).toMatchObject({ status: "signed", signatures: [{}, {}] });
  expect(sign(draft(), "1")).toMatchObject({ refusal: "NOT_OPEN_FOR_SIGNING" });
});

test("other calls are another hash, and void every signature", () => {
  const before = signed();
  const changed = changeCalls(before, { calls: [{ ...call, data: "0x1235" }], nonce: 3 });
  expect(changed).toMatchObject({ status: "draft", signatures: [] });
  expect(changed.safeTxHash).not.toBe(before.safeTxHash);
  expect(changed.safeTxHash).toBe(proposalHash(changed));
  const late = addSignature(propose(changed), signatureOf("3"), { safeTxHash: before.safeTxHash, threshold: 2 });
  expect(late).toMatchObject({ refusal: "PROPOSAL_CHANGED" });
  expect(changeCalls(before, { calls: [call], nonce: 4 }).safeTxHash).not.toBe(before.safeTxHash);
});

test("only what the table allows happens", () => {
  const relayed = markRelayed(signed(), hash);
  expect(markExecuted(relayed).status).toBe("executed");
  expect(markFailed(relayed, "reverted")).toMatchObject({ status: "failed", reason: "reverted" });
  const all = (Object.keys(PROPOSAL_TRANSITIONS) as ProposalStatus[]).map((status) => ({ ...signed(), status }));
  const moves: [ProposalStatus, (proposal: SafeProposal) => SafeProposal][] = [
    ["proposed", propose],
    ["relayed", (proposal) => markRelayed(proposal, hash)],
    ["executed", markExecuted],
    ["failed", (proposal) => markFailed(proposal, "why")],
    ["replaced", (proposal) => markReplaced(proposal, "why")],
  ];
  for (const proposal of all) {
    for (const [target, move] of moves) {
      const allowed: readonly ProposalStatus[] = PROPOSAL_TRANSITIONS[proposal.status];
      if (allowed.includes(target)) expect(move(proposal).status).toBe(target);
      else expect(() => move(proposal)).toThrow("cannot become");
    }
  }
});
