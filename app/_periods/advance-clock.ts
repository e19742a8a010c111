import { ApiError, portalProblem, problemOfResponse, UNREACHABLE } from "../_api/api-error";

const CLOCK = "/simulated/clock";

/** Moves the local product's clock ahead; the service is there in local mode only. @throws ApiError */
export async function advanceClock(advanceTo: string): Promise<void> {
  const response = await fetch(CLOCK, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify({ advanceTo }),
    credentials: "same-origin",
    cache: "no-store",
  }).catch((error: unknown) => {
    throw new ApiError(portalProblem(UNREACHABLE, CLOCK), "unknown", error);
  });
  if (!response.ok) {
    throw new ApiError(await problemOfResponse(response), response.status < 500 ? "refused" : "unknown");
  }
}
