import type { Visitor } from "../harness";
import { confirmDialog, type Walk } from "../walk";

type Review = {
  readonly proposal: { readonly value: { readonly status: string; readonly signatures: readonly unknown[] } };
};

/** Two of the Safe's owners sign on their page; between them the batch cannot be sent, after them anyone may. */
export async function signProposal({ harness }: Walk, proposalId: string, name: string): Promise<void> {
  const path = `/signer/proposals/${proposalId}`;
  const first = await harness.as("signer-1@example.com");
  await first.open("/signer");
  await first.look(`${name}-inbox`);
  await first.open(path);
  await first.look(`${name}-proposal`);
  await sign(first);
  expect(await first.page.getByRole("button", { name: "Send to the chain" }).count()).toBe(0);
  await first.page.getByText("One more signature is needed").first().waitFor();
  await expect(first.api(`/proposals/${proposalId}/relay`, { method: "POST" })).rejects.toThrow(/409|422/);

  const second = await harness.as("signer-2@example.com");
  await second.open(path);
  await sign(second);
  await second.open(path);
  await confirmDialog(second.page, "Send to the chain", "Send now");
  await second.page.getByText("Executed").first().waitFor({ timeout: 60_000 });
  await second.open(path);
  await second.page.getByText("Receipt").first().waitFor();
  await second.look(`${name}-executed`);
  const { proposal } = await second.api<Review>(`/proposals/${proposalId}`);
  expect([proposal.value.status, proposal.value.signatures.length]).toEqual(["executed", 2]);
}

async function sign({ page }: Visitor): Promise<void> {
  await page.getByRole("radio", { name: /Local test wallet/ }).check();
  await page.getByRole("button", { name: "Sign the hash" }).click();
  await page.getByText("Your signature was taken").first().waitFor();
}
