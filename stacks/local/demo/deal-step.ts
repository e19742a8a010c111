import * as z from "zod";
import { ProjectionSummary } from "../../../lib/core/abs/projection/projection-summary";
import { demoAbsRequest } from "../../../lib/core/deal/presets/demo-requests";
import { DealTerms, type PoolMember } from "../../../lib/core/deal/terms";
import { safeTypedData } from "../../../lib/core/issuance/safe-tx-hash";
import { formatAmount } from "../../../lib/core/money/format-amount";
import { money } from "../../../lib/core/money/money";
import type { LocalDate, YearMonth } from "../../../lib/core/time/local-date";
import { localOrgId } from "../people";
import { type DemoWorld, until } from "./demo-world";
import { printTable } from "./print-table";

const Deal = z.object({
  version: z.number(),
  value: z.object({
    id: z.string(),
    issuance: z
      .object({
        transactionHash: z.string(),
        tranches: z.array(z.object({ token: z.string(), symbol: z.string(), capTokens: z.string() })),
      })
      .optional(),
    deal: z.object({
      status: z.string(),
      terms: DealTerms.optional(),
      termsHash: z.string().optional(),
      termSheetHash: z.string().optional(),
      projectionSummary: z.object({ base: ProjectionSummary, downside: ProjectionSummary }).optional(),
    }),
  }),
});
const Proposal = z.object({ value: z.object({ id: z.string() }) });
const Review = z.object({
  proposal: z.object({
    value: z.object({
      chainId: z.number(),
      safeAddress: z.string(),
      safeTxHash: z.string(),
      status: z.string(),
      signatures: z.array(z.unknown()),
      transactionHash: z.string().nullable(),
    }),
  }),
  calls: z.array(
    z.object({ contract: z.string().nullable(), label: z.string().nullable(), function: z.string().nullable() }),
  ),
  safeTx: z.object({
    to: z.string(),
    value: z.string(),
    data: z.string(),
    operation: z.union([z.literal(0), z.literal(1)]),
    nonce: z.string(),
  }),
});

/** Steps 2 and 3: an ABS on the pool, published; its issuance signed by two of three owners and executed. */
export async function dealStep(
  world: DemoWorld,
  input: { pool: readonly PoolMember[]; closing: LocalDate; firstPeriod: YearMonth },
): Promise<{ dealId: string; terms: DealTerms }> {
  const issuer = await world.visitor("issuer@example.com");
  const request = demoAbsRequest(input);
  const draft = await issuer.post("/api/v1/deals", { orgId: localOrgId, request }, Deal);
  const path = `/api/v1/deals/${draft.value.id}`;
  const structured = await issuer.post(`${path}/structure`, { version: draft.version }, Deal);
  const published = await issuer.post(`${path}/publish`, { version: structured.version }, Deal);
  const { terms, termsHash = "", termSheetHash = "", projectionSummary } = published.value.deal;
  if (!terms || !projectionSummary) throw new Error("a published deal has terms and figures");
  const percent = (rate: string | null) => (rate === null ? "none" : `${(Number(rate) * 100).toFixed(2)} %`);
  printTable(
    "2  Tranches",
    ["tranche", "par", "coupon", "yield base", "yield downside", "WAL [years]", "min DSCR"],
    terms.tranches.map((tranche) => {
      const base = projectionSummary.base.tranches.find(({ trancheId }) => trancheId === tranche.id);
      const downside = projectionSummary.downside.tranches.find(({ trancheId }) => trancheId === tranche.id);
      return [
        `${tranche.symbol} (${tranche.class})`,
        formatAmount(money(terms.currency, BigInt(tranche.originalParMinor))),
        percent(tranche.couponRate),
        percent(base?.yieldRate ?? null),
        percent(downside?.yieldRate ?? null),
        Number(base?.walYears ?? 0).toFixed(2),
        Number(base?.minimumDscr ?? 0).toFixed(2),
      ];
    }),
  );
  printTable(
    "   Published",
    ["document", "SHA-256"],
    [
      ["terms", termsHash],
      ["term sheet (PDF)", termSheetHash],
    ],
  );

  const { value: proposal } = await issuer.post(`${path}/issuance`, {}, Proposal);
  const executed = await signAndRelay(world, proposal.id, "3  Safe transaction: issuance");
  const issued = await until("the issuance", async () => {
    const found = await issuer.get(path, Deal);
    return found.value.issuance ? found.value.issuance : null;
  });
  printTable(
    `   Tokens, minted by ${executed}`,
    ["symbol", "token", "cap"],
    issued.tranches.map(({ symbol, token, capTokens }) => [symbol, token, capTokens]),
  );
  return { dealId: draft.value.id, terms };
}

/** Two owners read, sign and somebody relays; returns the transaction. */
export async function signAndRelay(world: DemoWorld, proposalId: string, title: string): Promise<string> {
  const path = `/api/v1/proposals/${proposalId}`;
  for (const email of ["signer-1@example.com", "signer-2@example.com"]) {
    const signer = await world.visitor(email);
    const { proposal, safeTx } = await signer.get(path, Review);
    const { chainId, safeAddress: address, safeTxHash } = proposal.value;
    const account = await signer.wallet();
    const signature = await account.signTypedData(
      safeTypedData(
        { chainId, address },
        {
          to: safeTx.to as `0x${string}`,
          data: safeTx.data as `0x${string}`,
          operation: safeTx.operation,
          value: BigInt(safeTx.value),
          nonce: BigInt(safeTx.nonce),
        },
      ),
    );
    await signer.post(`${path}/signatures`, { safeTxHash, signature }, z.unknown());
  }
  const signer = await world.visitor("signer-1@example.com");
  await signer.post(`${path}/relay`, {}, z.unknown());
  const { proposal, calls } = await signer.get(path, Review);
  printTable(
    title,
    ["call", "contract", "function"],
    calls.map(({ contract, label, function: name }, index) => [
      String(index + 1),
      [contract ?? "unknown", label ?? ""].join(" ").trim(),
      name ?? "",
    ]),
  );
  printTable(
    "   Signed",
    ["SafeTxHash", "signatures", "status"],
    [[proposal.value.safeTxHash, String(proposal.value.signatures.length), proposal.value.status]],
  );
  return proposal.value.transactionHash ?? "";
}
