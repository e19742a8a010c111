import { confirmDialog, eventuallyShown, idInAddress, type Walk } from "../walk";
import { signProposal } from "./sign-proposal";

/** Step 3: the issuance is proposed to the Safe; one signature is not enough, two are, and anyone sends it to the chain. */
export async function issuanceStep(walk: Walk): Promise<void> {
  const issuer = await walk.harness.as("issuer@example.com");
  await issuer.open(`/issuer/deals/${walk.dealId}`);
  await confirmDialog(issuer.page, "Propose the issuance", "Propose now");
  const proposalId = await idInAddress(issuer.page, "prp");
  await issuer.page.getByText("SafeTxHash").first().waitFor();
  await issuer.look("3-proposal-issuer");
  await signProposal(walk, proposalId, "3-issuance");
  await eventuallyShown(issuer, `/issuer/deals/${walk.dealId}`, /^Tokens$/);
  await issuer.look("3-deal-issued");
}
