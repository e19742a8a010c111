import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

/** Answers what SST's components ask of its command line tool, and keeps what they asked to be built. */
export async function startSstServer(artifacts) {
  const builds = [];
  const answers = {
    "Provider.Aws.Bootstrap": () => ({
      asset: "assets",
      state: "state",
      assetEcrRegistryId: "0",
      assetEcrUrl: "ecr",
      appsyncHttp: "",
      appsyncRealtime: "",
    }),
    "Provider.Aws.Appsync": () => ({ http: "appsync.example", realtime: "appsync.example" }),
    "Runtime.Build": (input) => {
      builds.push(input);
      const out = join(artifacts, input.functionID);
      mkdirSync(out, { recursive: true });
      writeFileSync(join(out, "bundle.mjs"), "export const handler = async () => {};\n");
      return { out, handler: "bundle.handler", sourcemaps: [], errors: [] };
    },
  };
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const { method, params } = JSON.parse(body);
      const result = answers[method]?.(params[0]) ?? {};
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ result, error: null }));
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  process.env.SST_SERVER = `http://127.0.0.1:${server.address().port}`;
  return { builds, close: () => server.close() };
}
