import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "./repository.mjs";
import { environmentOf } from "./resource-queries.mjs";

/** What a stage tells its functions is read and judged by the very code that does so when they start. */
export async function checkEnvironment(report, { stage, resources }, folder) {
  const outfile = join(folder, "environment.mjs");
  await build({
    stdin: {
      contents: `export { Environment, readEnvironment } from "./lib/environment";
export { assertProductionReady } from "./lib/production-readiness";`,
      resolveDir: root,
      loader: "ts",
    },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
  const { Environment, readEnvironment, assertProductionReady } = await import(pathToFileURL(outfile).href);
  for (const prefix of ["ApiRoute", "ExpireOrders", "EventsSubscriber"]) {
    const read = () =>
      readEnvironment(Environment, { ...environmentOf(resources, prefix), LAMBDA_TASK_ROOT: "/var/task" });
    await report.check(`${prefix}… is told all that lib/environment.ts asks for`, read);
    if (stage === "production") {
      await report.check(`${prefix}… does not start in production while the identity provider is simulated`, () => {
        assert.throws(() => assertProductionReady(read()), {
          code: "NOT_PRODUCTION_READY",
          data: { problems: "SIMULATED_KYC" },
        });
      });
    } else {
      await report.check(`${prefix}… may start in staging`, () => assertProductionReady(read()));
    }
  }
}
