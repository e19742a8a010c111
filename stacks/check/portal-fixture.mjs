import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./repository.mjs";

/** What OpenNext writes after a build with open-next.config.ts, as far as SST reads it. */
const OPEN_NEXT_OUTPUT = {
  edgeFunctions: {},
  origins: {
    s3: { type: "s3", originPath: "_assets", copy: [{ from: ".open-next/assets", to: "_assets", cached: true }] },
    default: {
      type: "function",
      handler: "index.handler",
      bundle: ".open-next/server-functions/default",
      streaming: false,
    },
    imageOptimizer: {
      type: "function",
      handler: "index.handler",
      bundle: ".open-next/image-optimization-function",
      streaming: false,
    },
  },
  behaviors: [{ pattern: "*", origin: "default" }],
  additionalProps: { disableIncrementalCache: true, disableTagCache: true },
};

/** A project folder in which the portal is already built, with empty fonts: packing the real ones takes longer than the rest. */
export function writePortalFixture(folder) {
  const put = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  put("package.json", JSON.stringify({ name: "portal", private: true }));
  put(".next/BUILD_ID", "check");
  put(".next/routes-manifest.json", JSON.stringify({ basePath: "" }));
  put(".next/prerender-manifest.json", JSON.stringify({ version: 4, routes: {} }));
  put(".open-next/open-next.output.json", JSON.stringify(OPEN_NEXT_OUTPUT));
  put(".open-next/assets/icon.svg", "<svg/>");
  for (const name of ["server-functions/default", "image-optimization-function"]) {
    put(`.open-next/${name}/index.mjs`, "export const handler = async () => ({ statusCode: 200 });\n");
  }
  for (const path of JSON.parse(readFileSync(join(root, "stacks/document-files.json"), "utf8"))) put(path, "");
}
