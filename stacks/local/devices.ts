import { join } from "node:path";
import { parseArgs } from "node:util";
import * as z from "zod";
import { isHeliographError } from "../../lib/core/errors/heliograph-error";
import { idSchema } from "../../lib/core/ids/ids";
import { YearMonth } from "../../lib/core/time/local-date";
import { DEVICE_FAULTS, DeviceFault } from "./devices/faults";
import { simulateMonth } from "./devices/simulate-month";

const USAGE = [
  "usage: npm run devices -- --station <id> --period <YYYY-MM> [--faults <kind,kind>] [--url <address>]",
  `  --faults  any of ${DEVICE_FAULTS.join(", ")}`,
  "  --url     the product's address; HELIOGRAPH_URL, or http://127.0.0.1:3000",
  "  HELIOGRAPH_TOKEN holds an operator's API token; HELIOGRAPH_DATA the folder for the devices' keys",
].join("\n");

const Options = z.object({
  station: idSchema("station"),
  period: YearMonth,
  faults: z
    .string()
    .default("")
    .transform((text) => text.split(",").filter(Boolean))
    .pipe(z.array(DeviceFault)),
  url: z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin),
  token: z.string().min(1, "HELIOGRAPH_TOKEN is not set"),
});

/** Simulated smart boxes and chargers of one station: they live through a month and send what they have signed. */
async function main(): Promise<number> {
  const options = readOptions();
  if (!options) return 2;
  const root = process.env.HELIOGRAPH_ROOT ?? process.cwd();
  const outcome = await simulateMonth({
    fetch,
    baseUrl: options.url,
    credentials: { token: options.token },
    stationId: options.station,
    period: options.period,
    faults: options.faults,
    dataFolder: process.env.HELIOGRAPH_DATA ?? join(root, ".heliograph", "data"),
    onProgress: ({ step, done, total }) => console.log(total > 0 ? `  ${step}  ${done} of ${total}` : `  ${step} …`),
  });
  console.table([outcome]);
  return 0;
}

function readOptions(): z.infer<typeof Options> | undefined {
  try {
    const { values } = parseArgs({
      options: {
        station: { type: "string" },
        period: { type: "string" },
        faults: { type: "string" },
        url: { type: "string" },
      },
    });
    return Options.parse({
      ...values,
      url: values.url ?? process.env.HELIOGRAPH_URL ?? "http://127.0.0.1:3000",
      token: process.env.HELIOGRAPH_TOKEN ?? "",
    });
  } catch (error) {
    console.error(error instanceof z.ZodError ? z.prettifyError(error) : String(error));
    console.error(USAGE);
    return undefined;
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(isHeliographError(error) ? `${error.message} ${error.remedy} [${error.code}]` : error);
    process.exitCode = 1;
  },
);
