import { cookies } from "next/headers";
import type * as z from "zod";
import type { Problem } from "@/lib/api/problem";
import { portalProblem, problemOfResponse, UNEXPECTED, UNREACHABLE } from "./api-error";
import { portalConfig } from "./config";
import { SESSION_COOKIES } from "./session-cookie";

export type ApiResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

const TIMEOUT_MS = 15_000;

/** One resource as the signed-in user, its shape checked. Pages read through `server.ts`, which asks for their role first. */
export async function readResource<Schema extends z.ZodType>(
  path: `/${string}`,
  schema: Schema,
): Promise<ApiResult<z.output<Schema>>> {
  const response = await askApi(path);
  if (!response) return { ok: false, problem: portalProblem(UNREACHABLE, path) };
  if (!response.ok) return { ok: false, problem: await problemOfResponse(response) };
  const body: unknown = await response.json().catch(() => undefined);
  const read = schema.safeParse(body);
  if (read.success) return { ok: true, value: read.data };
  console.error(`The answer of ${path} is not what this page expects.`, read.error.issues.slice(0, 5));
  return { ok: false, problem: portalProblem(UNEXPECTED, path) };
}

/** Only the session cookie goes along, only to the configured API, nothing is cached. Undefined where it does not answer. */
export async function askApi(path: string): Promise<Response | undefined> {
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
