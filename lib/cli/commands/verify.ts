import { parseArgs } from "node:util";
import * as z from "zod";
import {
  decodeAnchoredDistribution,
  decodeAnchoredStatement,
  encodeRegistryCalls,
} from "../../core/audit/registry-calls";
import type { RegistryQuery, RegistryRecords } from "../../core/audit/registry-record";
import { TrustAnchors } from "../../core/audit/trust-anchors";
import type { VerificationReport } from "../../core/audit/verification-report";
import { type VerifyOptions, verifyBundle } from "../../core/audit/verify-bundle";
import { HeliographError } from "../../core/errors/heliograph-error";
import { parseStrictJson } from "../../core/evidence/strict-json";
import type { Currency } from "../../core/money/currency";
import { money, toDecimalString } from "../../core/money/money";
import type { CommandIo } from "./command-io";

const USAGE = [
  "usage: heliograph verify <bundle.zip> [--trust <anchors.json>] [--rpc <url> --registry <address>] [--json]",
  "  --trust     trust anchors that you have from elsewhere than the bundle",
  "  --rpc       an Ethereum node of yours; --registry is the StatementRegistry that you expect there",
  "exit: 0 authenticated, 1 failed, 2 wrong use, 3 CONSISTENT, NOT AUTHENTICATED",
].join("\n");

const EXIT = { authenticated: 0, failed: 1, consistent: 3 } as const;
const HEADLINE = {
  authenticated: "AUTHENTICATED",
  failed: "FAILED",
  consistent: "CONSISTENT, NOT AUTHENTICATED",
} as const;

const Data = z.string().regex(/^0x([0-9a-fA-F]{2})*$/) as unknown as z.ZodType<`0x${string}`>;
const Address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);

/**
 * `heliograph verify`: recomputes an evidence bundle offline and says who stands behind it.
 * @param argv arguments after the command's name
 * @returns the exit code: 0 authenticated, 1 failed, 2 wrong use, 3 consistent but not authenticated
 */
export async function verifyCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  const used = usageOf(argv);
  if (!used) {
    io.print(USAGE);
    return 2;
  }
  let options: VerifyOptions;
  let bytes: Uint8Array;
  try {
    options = await optionsOf(used, io);
    bytes = await io.readFile(used.bundle);
  } catch (error) {
    io.print(error instanceof Error ? error.message : String(error));
    return 2;
  }
  const report = await verifyBundle(bytes, options);
  io.print(used.json ? JSON.stringify(report, null, 2) : render(report));
  return EXIT[report.verdict];
}

type Usage = { bundle: string; trust?: string; rpc?: string; registry?: string; json: boolean };

function usageOf(argv: readonly string[]): Usage | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        trust: { type: "string" },
        rpc: { type: "string" },
        registry: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
    const [bundle] = positionals;
    const isPaired = (values.rpc === undefined) === (values.registry === undefined);
    return bundle === undefined || positionals.length !== 1 || !isPaired ? undefined : { bundle, ...values };
  } catch {
    return undefined;
  }
}

async function optionsOf({ trust, rpc, registry }: Usage, io: CommandIo): Promise<VerifyOptions> {
  const options: { anchors?: TrustAnchors; readRegistry?: VerifyOptions["readRegistry"] } = {};
  if (trust !== undefined) {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await io.readFile(trust));
    const parsed = TrustAnchors.safeParse(parseStrictJson(trust, text));
    if (!parsed.success) throw wrongUse(`${trust} is no trust-anchor file: ${parsed.error.issues[0]?.message}`);
    options.anchors = parsed.data;
  }
  if (rpc !== undefined && registry !== undefined) {
    const address = Address.safeParse(registry);
    if (!address.success) throw wrongUse("--registry is no address");
    options.readRegistry = (query) => readRegistry(io, rpc, address.data, query);
  }
  return options;
}

async function readRegistry(
  io: CommandIo,
  url: string,
  registry: string,
  query: RegistryQuery,
): Promise<RegistryRecords> {
  const { fetchRpc } = io;
  if (!fetchRpc) throw wrongUse("this command cannot reach a node");
  const calls = encodeRegistryCalls(query);
  const call = async (data: string) => Data.parse(await fetchRpc(url, "eth_call", [{ to: registry, data }, "latest"]));
  const chainId = Number(Data.parse(normalHex(await fetchRpc(url, "eth_chainId", []))));
  return {
    chainId,
    registry,
    statement: decodeAnchoredStatement(await call(calls.statement)),
    distribution: decodeAnchoredDistribution(await call(calls.distribution)),
  };
}

/** Quantities come with an odd number of digits. */
function normalHex(value: unknown): unknown {
  return typeof value === "string" && value.length % 2 === 1 ? value.replace("0x", "0x0") : value;
}

function render({ verdict, checks, summary }: VerificationReport): string {
  const lines = checks.map(({ name, ok, detail, where }) => {
    const place = where === undefined ? "" : ` at ${where}`;
    return `${ok ? "ok    " : "FAILED"}  ${name.padEnd(32)} ${detail}${place}`;
  });
  if (summary) {
    const amount = (minor: string): string =>
      `${toDecimalString(money(summary.currency as Currency, BigInt(minor)))} ${summary.currency}`;
    lines.push(
      "",
      `statement     ${summary.statementId}${summary.livemode ? "" : "  (SIMULATED MONEY)"}`,
      `              ${summary.statementHash}`,
      `distribution  ${summary.distributionHash}`,
      `evidence      ${summary.envelopes} envelopes, ${summary.sessions} charging sessions`,
      `available     ${amount(summary.availableFundsMinor)}, distributable ${amount(summary.distributableMinor)}`,
      `distributed   ${amount(summary.distributedMinor)} to ${summary.holders} holders`,
    );
  }
  return [...lines, "", HEADLINE[verdict]].join("\n");
}

function wrongUse(message: string): HeliographError {
  return new HeliographError({ code: "COMMAND_USAGE", message: `${message}.`, remedy: "See heliograph verify." });
}
