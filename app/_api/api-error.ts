import * as z from "zod";
import { Problem } from "@/lib/api/problem";

/** Whether a request that failed can have changed something: a refusal cannot, a lost answer can. */
export type Certainty = "refused" | "unknown";

/** A refusal or failure of the API, as its problem document says it. `digest` is what an error page may show. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly problem: Problem;
  readonly certainty: Certainty;
  readonly digest: string;

  constructor(problem: Problem, certainty: Certainty, cause?: unknown) {
    super(`${problem.code}: ${problem.detail}`, cause === undefined ? undefined : { cause });
    this.problem = problem;
    this.certainty = certainty;
    this.digest = problem.code;
  }
}

/** The sign-in endpoints answer so rather than with a problem document. */
const SignInRefusal = z.object({ code: z.string().optional(), message: z.string() });

/** The problem in an answer that is not a success; one that carries none becomes the problem of its status. */
export async function problemOfResponse(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  const read = Problem.safeParse(body);
  if (read.success) return read.data;
  const answer = SignInRefusal.safeParse(body);
  const { code = `HTTP_${response.status}`, message } = answer.success ? answer.data : { message: "" };
  return { type: "about:blank", title: message, status: response.status, code, detail: "", remedy: "" };
}

/** Codes of the two failures that the portal itself finds; `ErrorNotice` words them in the reader's language. */
export const UNREACHABLE = "API_UNREACHABLE";
export const UNEXPECTED = "API_UNEXPECTED";

export function portalProblem(code: typeof UNREACHABLE | typeof UNEXPECTED, detail: string): Problem {
  return { type: "about:blank", title: "", status: code === UNREACHABLE ? 503 : 502, code, detail, remedy: "" };
}
