import { SENTENCE_KEYS } from "@/lib/core/issuance/decode-calls";
import signer from "../../_messages/en/signer.json";
import type { ProposalReview } from "./proposal-shapes";
import { ownerRows, queuePlace, signatureCount } from "./proposal-view";
import { sentenceKey, sentenceValues } from "./sentence-values";

const owners = ["0x00000000000000000000000000000000000000Aa", "0x00000000000000000000000000000000000000bB"];

function review(change: { status?: string; nonce?: number; safeNonce?: string; signedBy?: string[] }) {
  const { status = "proposed", nonce = 3, safeNonce = "3", signedBy = [] } = change;
  const signatures = signedBy.map((owner) => ({ owner, signature: "0x", signedAt: "2026-11-22T10:00:00Z" }));
  return {
    proposal: { value: { status, nonce, signatures }, version: 1 },
    safe: { address: owners[0], owners, threshold: 2, nonce: safeNonce },
  } as unknown as Pick<ProposalReview, "proposal" | "safe">;
}

test("the place in the queue follows from both nonces", () => {
  expect(queuePlace(review({}))).toEqual({ kind: "next" });
  expect(queuePlace(review({ safeNonce: "1" }))).toEqual({ kind: "waits", before: 2 });
  expect(queuePlace(review({ safeNonce: "4" }))).toEqual({ kind: "taken" });
  expect(queuePlace(review({ safeNonce: "4", status: "executed" }))).toEqual({ kind: "over" });
});

test("only signatures of present owners count, whatever their spelling", () => {
  const seen = review({ signedBy: ["0x00000000000000000000000000000000000000aA", `0x${"9".repeat(40)}`] });
  expect(signatureCount(seen)).toBe(1);
  expect(ownerRows(seen).map(({ signedAt }) => signedAt !== null)).toEqual([true, false]);
});

test("every sentence that a call can be told by has its words", () => {
  expect(Object.keys(signer.calls).toSorted()).toEqual([...SENTENCE_KEYS].toSorted());
  expect(sentenceKey("mint")).toBe("mint");
  expect(sentenceKey("somethingNew")).toBe("unknown");
});

test("values read as people write them", () => {
  expect(
    sentenceValues("en", {
      tokens: "6500000",
      amount: "1234.500000",
      period: "2026-11",
      firstRecord: "2026-12-11T05:00:00.000Z",
      to: "0x00000000000000000000000000000000000000Aa",
      symbol: "MESRA",
    }),
  ).toEqual({
    tokens: "6,500,000",
    amount: "1,234.50",
    period: "November 2026",
    // Engines differ in the space before AM.
    firstRecord: expect.stringMatching(/^Dec 11, 2026, 5:00\sAM UTC$/),
    to: "0x0000…00Aa",
    symbol: "MESRA",
  });
});
