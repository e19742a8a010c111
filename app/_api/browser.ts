import type * as z from "zod";
import { ApiError, portalProblem, problemOfResponse, UNEXPECTED, UNREACHABLE } from "./api-error";

export type ApiChange<Schema extends z.ZodType> = {
  readonly method: "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below /api/v1 with a leading slash, or a whole path under /api/auth. */
  readonly path: `/${string}`;
  /** Sent as JSON, or as bytes where it is a file. */
  readonly body?: unknown;
  /** Names this intent: the same key carries it out once, however often it is sent. */
  readonly idempotencyKey?: string;
  readonly schema: Schema;
};

/**
 * Sends a change from the browser to its own origin.
 * @throws ApiError with the API's problem; `certainty` tells whether it may have been carried out all the same
 */
export async function apiSend<Schema extends z.ZodType>(change: ApiChange<Schema>): Promise<z.output<Schema>> {
  const address = change.path.startsWith("/api/") ? change.path : `/api/v1${change.path}`;
  const isFile = change.body instanceof Blob;
  const response = await fetch(address, {
    method: change.method,
    headers: {
      accept: "application/json",
      "content-type": isFile ? "application/octet-stream" : "application/json",
      ...(change.idempotencyKey === undefined ? {} : { "idempotency-key": change.idempotencyKey }),
    },
    body: isFile ? (change.body as Blob) : JSON.stringify(change.body ?? {}),
    credentials: "same-origin",
    cache: "no-store",
  }).catch((error: unknown) => {
    throw new ApiError(portalProblem(UNREACHABLE, address), "unknown", error);
  });
  if (!response.ok) {
    throw new ApiError(await problemOfResponse(response), response.status < 500 ? "refused" : "unknown");
  }
  return readBody(response, change.schema, "unknown");
}

/** Reads from the browser, for what changes while the page is open. @throws ApiError */
export async function apiFetch<Schema extends z.ZodType>(
  path: `/${string}`,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.output<Schema>> {
  const response = await fetch(`/api/v1${path}`, {
    headers: { accept: "application/json" },
    credentials: "same-origin",
    cache: "no-store",
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    throw new ApiError(portalProblem(UNREACHABLE, path), "refused", error);
  });
  if (!response.ok) throw new ApiError(await problemOfResponse(response), "refused");
  return readBody(response, schema, "refused");
}

async function readBody<Schema extends z.ZodType>(
  response: Response,
  schema: Schema,
  certainty: "refused" | "unknown",
): Promise<z.output<Schema>> {
  const text = await response.text();
  const read = schema.safeParse(parseJson(text));
  if (read.success) return read.data;
  throw new ApiError(portalProblem(UNEXPECTED, response.url), certainty, read.error);
}

function parseJson(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
