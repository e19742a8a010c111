import { readFileSync } from "node:fs";
import { hasReferenceData, referencePath } from "../../reference-data";
import { idInAddress, type Walk } from "../walk";

const WEATHER = "weather/greensboro_tmy3_723170TYA.csv";
/** The station has run so long when the deal begins, so that its first month has a full month's cash. */
const OPERATING_MONTHS = 3;

/** Step 1: the issuer describes a station, gives it a weather file and simulates it. */
export async function stationStep(walk: Walk): Promise<void> {
  const issuer = await walk.harness.as("issuer@example.com");
  const { page } = issuer;
  await issuer.open("/issuer/stations");
  await issuer.look("1-stations");
  await page.getByRole("link", { name: "Describe a station" }).first().click();
  await page.getByRole("textbox", { name: "Name of the station" }).fill(walk.stationName);
  await page.getByLabel("First month of operation").fill(await operationStart(walk));
  await issuer.look("1-station-new");

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as JSON" }).click(),
  ]);
  const description = JSON.parse(readFileSync(await download.path(), "utf8")) as { name: string };
  expect(description.name).toBe(walk.stationName);
  await page.getByLabel("Read from a file").setInputFiles({
    name: "station.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(description)),
  });
  await page.getByText("The description was read").first().waitFor();
  await page.getByRole("button", { name: "Save the station" }).click();
  walk.stationId = await idInAddress(page, "stn");
  await page.getByRole("heading", { level: 1, name: walk.stationName }).waitFor();

  if (hasReferenceData) {
    await page.getByRole("link", { name: "Change the weather" }).click();
    await page.getByRole("button", { name: "Weather file" }).setInputFiles(referencePath(WEATHER));
    await issuer.look("1-weather");
    await page.getByRole("button", { name: "Use this file" }).click();
    await page.getByText("TMY3 file").first().waitFor();
  }
  await issuer.look("1-station");
  await page.getByRole("button", { name: "Simulate", exact: true }).first().click();
  await idInAddress(page, "sim");
  await page.getByText("Internal rate of return").first().waitFor({ timeout: 120_000 });
  for (const figure of ["Net present value", "Payback", "Specific yield"]) {
    expect(await page.getByText(figure).first().isVisible()).toBe(true);
  }
  await page.getByRole("heading", { name: "Cash flow", exact: true }).waitFor();
  await issuer.look("1-simulation");
}

async function operationStart({ harness }: Walk): Promise<string> {
  const { now } = await (await harness.stranger()).api<{ now: string }>("/product");
  const month = new Date(now);
  return new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1 - OPERATING_MONTHS, 1))
    .toISOString()
    .slice(0, 7);
}
