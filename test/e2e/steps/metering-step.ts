import { hasReferenceData, referencePath } from "../../reference-data";
import { confirmDialog, type Walk } from "../walk";

type Refusals = { readonly items: readonly { readonly value: { readonly code: string } }[] };

/** Step 5: a month passes, the devices send it, forged and replayed messages are refused and visible. */
export async function meteringStep(walk: Walk): Promise<void> {
  const operator = await walk.harness.as("operator@example.com");
  const { page } = operator;
  const path = `/operator/stations/${walk.stationId}?period=${walk.period}`;
  await operator.open("/operator");
  await operator.look("5-operations");
  await operator.open(path);
  await operator.look("5-station-before");
  await confirmDialog(page, "Move the clock", "Move the clock now");
  await operator.open(path);
  for (const fault of ["Forged", "Replayed", "Out of order"]) {
    await page.getByRole("checkbox", { name: fault, exact: true }).check();
  }
  await page.getByRole("button", { name: /^Simulate .* \(SIMULATED\)$/ }).click();
  await page
    .getByText(/was sent$/)
    .first()
    .waitFor({ timeout: 240_000 });
  await operator.open(path);
  for (const text of ["The signature is not the enrolled device's", "Its number was used before"]) {
    await page.getByText(text).first().waitFor();
  }
  await operator.look("5-station-measured");
  const { items } = await operator.api<Refusals>(
    `/stations/${walk.stationId}/refusals?period=${walk.period}&limit=200`,
  );
  const codes = new Set(items.map(({ value }) => value.code));
  expect([...codes]).toEqual(expect.arrayContaining(["FORGED", "REPLAYED"]));
  if (hasReferenceData) await judgeRealReceipt(walk);
}

async function judgeRealReceipt({ harness }: Walk): Promise<void> {
  const operator = await harness.as("operator@example.com");
  const { page } = operator;
  await operator.open("/operator/stations/receipt-check");
  await page.getByLabel("Receipt as a file").setInputFiles(referencePath("ocmf/test_ocmf_keba_kcp30.xml"));
  await page.getByRole("button", { name: "Check it" }).click();
  await page.getByText("Verified", { exact: true }).first().waitFor();
  await operator.look("5-receipt-check");
}
