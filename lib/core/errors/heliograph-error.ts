/**
 * The one error class of the product. `code` is stable and documented; `message` says what happened, `remedy` what to
 * do about it, `data` carries the values concerned (JSON-safe). Bugs throw anything else.
 */
export class HeliographError extends Error {
  override readonly name = "HeliographError";
  readonly code: string;
  readonly kind: ErrorKind;
  readonly remedy: string;
  readonly data: Readonly<Record<string, JsonScalar>>;

  constructor(parameters: {
    code: string;
    message: string;
    remedy: string;
    kind?: ErrorKind;
    data?: Readonly<Record<string, JsonScalar>>;
    cause?: unknown;
  }) {
    super(parameters.message, parameters.cause === undefined ? undefined : { cause: parameters.cause });
    this.code = parameters.code;
    this.kind = parameters.kind ?? "invalid";
    this.remedy = parameters.remedy;
    this.data = parameters.data ?? {};
  }
}

/** What sort of failure it is; the HTTP edge maps it to a status, the command line to an exit code. */
export type ErrorKind =
  | "invalid" // the input is wrong: 422
  | "unauthenticated" // nobody is signed in: 401
  | "forbidden" // signed in, but not allowed: 403
  | "not-found" // no such object, or not visible to the actor: 404
  | "conflict" // the state does not allow it, or it changed meanwhile: 409
  | "too-large" // over a stated limit: 413
  | "too-many" // over a rate limit: 429
  | "unavailable"; // a component did not answer, try again: 503

export type JsonScalar = string | number | boolean | null;

export function isHeliographError(error: unknown): error is HeliographError {
  return error instanceof HeliographError;
}
