// `npm run check:aws`: what is declared for AWS, checked without an account: types, the evaluated graph, and every handler
// as it would be deployed. Ends with "N passed, N failed, N skipped".
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createReport } from "./check-report.mjs";
import { checkEnvironment } from "./deployed-environment.mjs";
import { evaluateGraph } from "./evaluate-graph.mjs";
import { checkGraph } from "./graph-expectations.mjs";
import { checkHandlers } from "./handler-bundles.mjs";
import { root } from "./repository.mjs";
import { ensureSstPlatform } from "./sst-platform.mjs";
import { checkTypes } from "./stack-types.mjs";

const report = createReport();
const work = join(root, ".heliograph", "aws-check");
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });

await ensureSstPlatform();
await checkTypes(report, work);
for (const stage of ["ci", "production"]) {
  const graph = await evaluateGraph({ stage, work: join(work, stage) });
  await checkGraph(report, graph);
  await checkEnvironment(report, graph, join(work, stage));
  if (stage === "production") await checkHandlers(report, graph.handlers, join(work, "bundles"));
}
report.end();
