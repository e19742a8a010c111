import type * as z from "zod";
import { Problem } from "../../../lib/api/problem";
import { HeliographError } from "../../../lib/core/errors/heliograph-error";

/** The product as its devices and their operator reach it: HTTP and nothing else. */
export type ProductApi = {
  get<Schema extends z.ZodType>(path: `/${string}`, schema: Schema): Promise<z.output<Schema>>;
  getText(path: `/${string}`): Promise<string>;
  /** As the operator. */
  post<Schema extends z.ZodType>(
    path: `/${string}`,
    body: unknown,
    schema: Schema,
    idempotencyKey: string,
  ): Promise<z.output<Schema>>;
  /** As a device: without anybody's credentials. */
  send<Schema extends z.ZodType>(path: `/${string}`, body: unknown, schema: Schema): Promise<z.output<Schema>>;
};

/** How the operator is known to the product: a bearer token, or the cookie of a browser that asked for it. */
export type OperatorCredentials = { readonly token: string } | { readonly cookie: string };

/** @param parameters.fetch the network, or the product's own handler in this process */
export function productApi(parameters: {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly baseUrl: string;
  readonly credentials: OperatorCredentials;
}): ProductApi {
  const { baseUrl, credentials } = parameters;
  const own: Record<string, string> =
    "token" in credentials
      ? { authorization: `Bearer ${credentials.token}` }
      : { cookie: credentials.cookie, origin: baseUrl };

  async function answer(path: string, init: RequestInit): Promise<Response> {
    const response = await parameters.fetch(new Request(`${baseUrl}/api/v1${path}`, init));
    if (response.ok) return response;
    const problem = Problem.safeParse(await response.json().catch(() => null));
    throw new HeliographError({
      code: problem.data?.code ?? `HTTP_${response.status}`,
      message: problem.data?.detail ?? `${path} answered ${response.status}.`,
      remedy: problem.data?.remedy ?? "Look whether the product runs at this address.",
      kind: response.status === 401 ? "unauthenticated" : response.status === 404 ? "not-found" : "conflict",
    });
  }

  const posted = (body: unknown, headers: Record<string, string>): RequestInit => ({
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return {
    get: async (path, schema) => schema.parse(await (await answer(path, { headers: own })).json()),
    getText: async (path) => (await answer(path, { headers: own })).text(),
    post: async (path, body, schema, idempotencyKey) =>
      schema.parse(await (await answer(path, posted(body, { ...own, "idempotency-key": idempotencyKey }))).json()),
    send: async (path, body, schema) => schema.parse(await (await answer(path, posted(body, {}))).json()),
  };
}
