import { cookies } from "next/headers";
import { forbidden, notFound, unauthorized } from "next/navigation";
import type * as z from "zod";
import type { Problem } from "@/lib/api/problem";
import { ApiError, portalProblem, problemOfResponse, UNEXPECTED, UNREACHABLE } from "./api-error";
import { portalConfig } from "./config";
import { SESSION_COOKIES } from "./session-cookie";

export type ApiResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

const TIMEOUT_MS = 15_000;

/**
 * Reads one resource as the signed-in user and checks its shape, for a part of a page that can say itself what failed.
 * Only the session cookie goes along, only to the configured API, nothing is cached.
 * @param path below /api/v1, beginning with a slash; ids in it are already encoded
 */
export async function apiRead<Schema extends z.ZodType>(
  path: `/${string}`,
  schema: Schema,
): Promise<ApiResult<z.output<Schema>>> {
  const response = await request(path);
  if (!response) return { ok: false, problem: portalProblem(UNREACHABLE, path) };
  if (!response.ok) return { ok: false, problem: await problemOfResponse(response) };
  const body: unknown = await response.json().catch(() => undefined);
  const read = schema.safeParse(body);
  if (read.success) return { ok: true, value: read.data };
  console.error(`The answer of ${path} is not what this page expects.`, read.error.issues.slice(0, 5));
  return { ok: false, problem: portalProblem(UNEXPECTED, path) };
}

/**
 * Reads what a page cannot do without. 401, 403 and 404 end in the pages that say so kindly.
 * @throws ApiError for anything else; the nearest error page shows it
 */
export async function apiGet<Schema extends z.ZodType>(path: `/${string}`, schema: Schema): Promise<z.output<Schema>> {
  const result = await apiRead(path, schema);
  if (result.ok) return result.value;
  if (result.problem.status === 401) unauthorized();
  if (result.problem.status === 403) forbidden();
  if (result.problem.status === 404) notFound();
  throw new ApiError(result.problem, "refused");
}

/** Reads a text file of the API: a table as CSV. */
export async function apiReadText(path: `/${string}`): Promise<ApiResult<string>> {
  const response = await request(path);
  if (!response) return { ok: false, problem: portalProblem(UNREACHABLE, path) };
  if (!response.ok) return { ok: false, problem: await problemOfResponse(response) };
  return { ok: true, value: await response.text() };
}

async function request(path: string): Promise<Response | undefined> {
  const jar = await cookies();
  const sent = SESSION_COOKIES.flatMap((name) => jar.get(name) ?? []);
  const headers: Record<string, string> = { accept: "application/json" };
  if (sent.length > 0)
    headers.cookie = sent.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join("; ");
  try {
    return await fetch(`${portalConfig().apiOrigin}/api/v1${path}`, {
      headers,
      cache: "no-store",
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    console.error(`The API did not answer ${path}.`, error);
    return undefined;
  }
}
