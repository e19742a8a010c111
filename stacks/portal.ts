import type { Settings } from "./settings";

/**
 * The pages. Their server holds no secret and has no right to anything on AWS: it calls the API as the signed-in user,
 * through the same router as the browser. OpenNext is pinned because SST's own default is too old for Next 16.
 */
export function portal(router: sst.aws.Router, settings: Settings) {
  return new sst.aws.Nextjs("Portal", {
    openNextVersion: "4.1.12",
    router: { instance: router },
    environment: { HELIOGRAPH_MODE: settings.mode, API_ORIGIN: `https://${settings.domain}` },
    // SST would let it write its cache bucket and invalidate every distribution; without a cache it needs no right at all.
    transform: { server: { permissions: [] } },
  });
}
