import { forbidden, notFound, unauthorized } from "next/navigation";
import type * as z from "zod";
import { ApiError, portalProblem, problemOfResponse, UNREACHABLE } from "./api-error";
import { requireArea } from "./area";
import { type ApiResult, askApi, readResource } from "./request";

/**
 * Reads one resource as the signed-in user and checks its shape, for a part of a page that can say itself what failed.
 * Nothing is read for a page of an area that is not this person's.
 * @param path below /api/v1, beginning with a slash; ids in it are already encoded
 */
export async function apiRead<Schema extends z.ZodType>(
  path: `/${string}`,
  schema: Schema,
): Promise<ApiResult<z.output<Schema>>> {
  await requireArea();
  return readResource(path, schema);
}

/** An address with an id that cannot be one, as after a slip in copying it, names no page. */
const NO_PAGE = new Set([404, 422]);

/**
 * Reads what a page cannot do without. 401, 403, 404 and an id that is none end in the pages that say so kindly.
 * @throws ApiError for anything else; the nearest error page shows it
 */
export async function apiGet<Schema extends z.ZodType>(path: `/${string}`, schema: Schema): Promise<z.output<Schema>> {
  const result = await apiRead(path, schema);
  if (result.ok) return result.value;
  if (result.problem.status === 401) unauthorized();
  if (result.problem.status === 403) forbidden();
  if (NO_PAGE.has(result.problem.status)) notFound();
  throw new ApiError(result.problem, "refused");
}

/** Reads a text file of the API: a table as CSV. */
export async function apiReadText(path: `/${string}`): Promise<ApiResult<string>> {
  await requireArea();
  const response = await askApi(path);
  if (!response) return { ok: false, problem: portalProblem(UNREACHABLE, path) };
  if (!response.ok) return { ok: false, problem: await problemOfResponse(response) };
  return { ok: true, value: await response.text() };
}
