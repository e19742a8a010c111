import type { Api } from "./api";

/** The pages, which hold no secret and no right to the table: they call the API as the signed-in user, on one origin. */
export function portal(api: Api) {
  const site = new sst.aws.Nextjs("Portal", {
    path: ".",
    openNextVersion: "4.1.12",
    environment: { HELIOGRAPH_MODE: $app.stage === "production" ? "production" : "staging", API_ORIGIN: api.url },
  });
  return site;
}
