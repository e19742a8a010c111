import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import type { CommandIo } from "../commands/command-io";
import { readJson, usageError } from "../commands/run-command";
import { askProduct, type Question } from "./ask-product";
import { type ApiOperation, readOperations } from "./operations";
import { findToken } from "./token-file";

export const OPERATION_USAGE = [
  "<operation> [--<parameter> <value>] [--data <file.json>] [--file <file>] [--out <file>] [--as <address>]",
  "                          any step of the path: create-station, structure-deal, sign-proposal, close-period …",
];

const COMMON = ["data", "file", "out", "as"] as const;

export type ApiCommandIo = CommandIo & { readonly writeFile: (path: string, bytes: Uint8Array) => Promise<void> };

/** Runs one operation of the product's API by its name, with what it needs as options. */
export async function apiCommand(argv: readonly string[], product: string, io: ApiCommandIo): Promise<number> {
  const [name = "", ...rest] = argv;
  const document = await (await askProduct(product, { method: "GET", path: "/api/v1/openapi.json" })).json();
  const operations = readOperations(document);
  if (name === "operations") {
    io.print(operations.map(describe).join("\n"));
    return 0;
  }
  const operation = operations.find((candidate) => candidate.name === name);
  if (!operation) throw usageError(`There is no command "${name}". \`heliograph operations\` lists them.`);
  const options = optionsOf(operation, rest);
  const token = findToken(new URL(product).origin, options.as);
  const question = await questionOf(operation, options, io);
  const headers = { ...question.headers };
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  const response = await askProduct(product, { ...question, headers });
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (options.out !== undefined) {
    await io.writeFile(options.out, bytes);
    io.print(`${bytes.length} bytes are in ${options.out}`);
  } else {
    io.print(readable(new TextDecoder().decode(bytes), response.headers.get("content-type") ?? ""));
  }
  return 0;
}

function describe({ name, parameters, body, description }: ApiOperation): string {
  const options = parameters
    .filter((parameter) => parameter.in !== "header")
    .map((parameter) => (parameter.required ? ` --${parameter.name} …` : ` [--${parameter.name} …]`));
  const input = body === "json" ? " --data …" : body === "bytes" ? " --file …" : "";
  return `${name}${options.join("")}${input}\n    ${description}`;
}

function optionsOf(operation: ApiOperation, argv: readonly string[]): Record<string, string | undefined> {
  const names = [...COMMON, ...operation.parameters.map((parameter) => parameter.name)];
  const { values } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(names.map((name) => [name, { type: "string" as const }])),
  });
  for (const { name, required, in: place } of operation.parameters) {
    if (required && place !== "header" && values[name] === undefined) throw usageError(`--${name} is missing.`);
  }
  return values as Record<string, string | undefined>;
}

async function questionOf(
  operation: ApiOperation,
  options: Record<string, string | undefined>,
  io: CommandIo,
): Promise<Question & { headers: Record<string, string> }> {
  let path = operation.path;
  const query = new URLSearchParams();
  const headers: Record<string, string> = {};
  for (const { name, in: place } of operation.parameters) {
    const value = options[name];
    if (name === "idempotency-key") headers[name] = value ?? randomUUID();
    else if (value === undefined) continue;
    else if (place === "path") path = path.replace(`{${name}}`, encodeURIComponent(value));
    else if (place === "query") query.set(name, value);
    else headers[name] = value;
  }
  const suffix = query.size === 0 ? "" : `?${query}`;
  const question = { method: operation.method, path: `${path}${suffix}`, headers };
  if (operation.body === "json") {
    if (options.data === undefined) throw usageError("Give the JSON of the request with --data <file.json>.");
    return { ...question, json: await readJson(io, options.data) };
  }
  if (operation.body === "bytes") {
    if (options.file === undefined) throw usageError("Give the file with --file <file>.");
    return { ...question, bytes: await io.readFile(options.file) };
  }
  return question;
}

function readable(text: string, contentType: string): string {
  return contentType.includes("json") ? JSON.stringify(JSON.parse(text), null, 2) : text;
}
