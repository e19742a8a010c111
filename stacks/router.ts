import type { Settings } from "./settings";

/**
 * The one origin of pages and API. On the way to the API it proves itself and says whose request it is; whatever a client
 * wrote into these two headers is overwritten or removed, and the portal never sees the secret.
 */
export function router(settings: Settings) {
  return new sst.aws.Router("Router", {
    domain: settings.domain,
    // The portal's function answers this router only. Pages are read, never posted to, so no request needs a signed body.
    protection: "oac",
    edge: {
      viewerRequest: {
        injection: $interpolate`
  delete event.request.headers["x-heliograph-edge"];
  delete event.request.headers["x-heliograph-client"];
  if (/^\\/(api|webhooks)\\//.test(event.request.uri)) {
    event.request.headers["x-heliograph-edge"] = { value: ${settings.edgeSecret.value.apply(JSON.stringify)} };
    event.request.headers["x-heliograph-client"] = { value: event.viewer.ip };
  }`,
      },
    },
  });
}
