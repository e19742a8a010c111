import { textOfPdf } from "../pdf-text";
import { confirmDialog, idInAddress, type Walk } from "../walk";

type Deal = {
  readonly value: {
    readonly deal: {
      readonly terms: { readonly calendar: { readonly periods: readonly { readonly period: string }[] } };
    };
  };
};

/** Step 2: the issuer pools the station, structures an ABS of three tranches, and publishes the term sheet. */
export async function dealStep(walk: Walk): Promise<void> {
  const issuer = await walk.harness.as("issuer@example.com");
  const { page } = issuer;
  await issuer.open("/issuer/deals");
  await issuer.look("2-deals");
  await page.getByRole("link", { name: "New deal" }).first().click();
  await page.getByRole("textbox", { name: "Name of the deal" }).fill(walk.dealName);
  const pool = page.getByRole("group", { name: "Pool of stations" });
  await pool.getByRole("checkbox", { name: walk.stationName }).waitFor();
  for (const station of await pool.getByRole("checkbox").all()) await station.uncheck();
  await pool.getByRole("checkbox", { name: walk.stationName }).check();
  await issuer.look("2-deal-new");
  await page.getByRole("button", { name: "Save the draft" }).click();
  walk.dealId = await idInAddress(page, "deal");

  await page.getByRole("button", { name: "Structure the deal" }).click();
  await page.waitForURL(/\/structure$/, { timeout: 120_000 });
  await page.getByRole("heading", { name: "Waterfall of a period" }).waitFor();
  for (const figure of ["Senior", "Mezzanine", "Junior"]) await page.getByText(figure).first().waitFor();
  await issuer.look("2-structure");

  await issuer.open(`/issuer/deals/${walk.dealId}`);
  await confirmDialog(page, "Publish", "Publish now");
  await page.getByRole("button", { name: "Propose the issuance" }).waitFor();
  await issuer.look("2-deal");
  const termSheet = await issuer.file(`/api/v1/deals/${walk.dealId}/term-sheet.pdf`);
  expect(await textOfPdf(termSheet)).toContain("SIMULATED");
  const { value } = await issuer.api<Deal>(`/deals/${walk.dealId}`);
  walk.period = value.deal.terms.calendar.periods[0]?.period ?? "";
  expect(walk.period).toMatch(/^\d{4}-\d{2}$/);
}
