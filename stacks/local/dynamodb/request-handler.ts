import type { EngineAnswer } from "./engine";

type Answer = (target: string, body: string) => Promise<EngineAnswer>;

/** The part of the SDK's HTTP request that the engine reads. */
type SdkRequest = { readonly headers: Readonly<Record<string, string>>; readonly body?: unknown };
type SdkResponse = { statusCode: number; headers: Record<string, string>; body: Uint8Array };

/** A request handler for the AWS SDK that calls the engine in this process: no socket, no copy beyond the JSON text. */
export class EmbeddedRequestHandler {
  readonly metadata = { handlerProtocol: "http/1.1" };

  constructor(private readonly answer: Answer) {}

  async handle(request: SdkRequest): Promise<{ response: SdkResponse }> {
    const { statusCode, body } = await this.answer(request.headers["x-amz-target"] ?? "", bodyText(request.body));
    return {
      response: { statusCode, headers: { "content-type": "application/x-amz-json-1.0" }, body: Buffer.from(body) },
    };
  }

  updateHttpClientConfig(): void {}

  httpHandlerConfigs(): Record<string, never> {
    return {};
  }

  destroy(): void {}
}

function bodyText(body: unknown): string {
  if (typeof body === "string") return body;
  if (body instanceof Uint8Array) return new TextDecoder().decode(body);
  throw new TypeError("a DynamoDB request has a text body");
}
