import * as z from "zod";
import { type ErrorKind, type HeliographError, isHeliographError } from "../core/errors/heliograph-error";

/** RFC 9457 problem document; `code` is stable, `detail` says what happened, `remedy` what to do about it. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  remedy: z.string(),
  /** Where the input is wrong, one row a field. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
});
export type Problem = z.infer<typeof Problem>;

const STATUS: Record<ErrorKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "too-large": 413,
  "too-many": 429,
  unavailable: 503,
};

const TITLE: Record<ErrorKind, string> = {
  invalid: "The input cannot be accepted",
  unauthenticated: "Sign in first",
  forbidden: "Not allowed",
  "not-found": "Not found",
  conflict: "The state does not allow it",
  "too-large": "Too large",
  "too-many": "Too many requests",
  unavailable: "Try again later",
};

export function problemResponse(problem: Problem): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
  });
}

/** The problem document of any error; one that is not ours says nothing of its inside. */
export function problemOf(error: unknown): Problem {
  if (error instanceof z.ZodError) return validationProblem(error);
  if (isHeliographError(error)) return expectedProblem(error);
  return {
    type: "about:blank",
    title: "Something went wrong on our side",
    status: 500,
    code: "INTERNAL",
    detail: "The request was not carried out; nothing is half written.",
    remedy: "Try again; if it happens again, tell support the time of the request.",
  };
}

export function validationProblem(error: z.ZodError): Problem {
  return {
    type: "about:blank",
    title: TITLE.invalid,
    status: STATUS.invalid,
    code: "INPUT_INVALID",
    detail: `${error.issues.length === 1 ? "One field is" : `${error.issues.length} fields are`} not as expected.`,
    remedy: "Mend the fields that are named and send it again.",
    errors: error.issues.slice(0, 50).map((issue) => ({ path: issue.path.join("."), message: issue.message })),
  };
}

function expectedProblem(error: HeliographError): Problem {
  return {
    type: "about:blank",
    title: TITLE[error.kind],
    status: STATUS[error.kind],
    code: error.code,
    detail: error.message,
    remedy: error.remedy,
    ...(Object.keys(error.data).length > 0 ? { data: { ...error.data } } : {}),
  };
}
