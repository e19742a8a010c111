import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type AbiFunction, toFunctionSelector } from "viem";
import { trancheFactoryBytecode } from "./bytecode/tranche-factory";
import { trancheTokenBytecode } from "./bytecode/tranche-token";
import { primaryDeskAbi } from "./primary-desk";
import { statementRegistryAbi } from "./statement-registry";
import { trancheTokenAbi } from "./tranche-token";

const contracts = join(__dirname, "../../contracts");

/** The EIP-712 type of a function's first parameter, as its ABI has it. */
function typeOfFirstInput(abi: readonly unknown[], functionName: string, typeName: string): string {
  const found = (abi as readonly AbiFunction[]).find(({ type, name }) => type === "function" && name === functionName);
  const input = found?.inputs[0];
  if (input === undefined || !("components" in input)) throw new Error(`${functionName} takes no struct`);
  return `${typeName}(${input.components.map(({ type, name }) => `${type} ${name}`).join(",")})`;
}

describe("generated ABIs", () => {
  test("are what the sources in contracts/src make", () => {
    const check = spawnSync(process.execPath, [join(contracts, "build.mjs"), "--check"], { encoding: "utf8" });
    expect(`${check.stdout}${check.stderr}`).toContain("lib/abi is what the sources make");
    expect(check.status).toBe(0);
  });

  test("the factory deploys the very creation code that addresses are predicted from", () => {
    expect(trancheFactoryBytecode).toContain(trancheTokenBytecode.slice(2));
  });

  test("TrancheToken has the functions of ERC-7943, whose interface id is 0x3edbb4c4", () => {
    const names = ["forcedTransfer", "setFrozenTokens", "canSend", "canReceive", "getFrozenTokens", "canTransfer"];
    const functions = trancheTokenAbi.filter((item) => item.type === "function" && names.includes(item.name));
    expect(functions).toHaveLength(names.length);
    const selectors = functions.map((item) => Number(toFunctionSelector(item as AbiFunction)));
    expect(selectors.reduce((id, selector) => id ^ selector, 0) >>> 0).toBe(0x3edbb4c4);
  });

  test.each([
    ["StatementRegistry", statementRegistryAbi, "anchor", "Statement"],
    ["StatementRegistry", statementRegistryAbi, "anchorDistribution", "Distribution"],
    ["PrimaryDesk", primaryDeskAbi, "buy", "Order"],
  ] as const)("%s: the type string that is signed has the fields of the struct (%#)", (contract, abi, name, type) => {
    const source = readFileSync(join(contracts, "src", `${contract}.sol`), "utf8");
    expect(source).toContain(`"${typeOfFirstInput(abi, name, type)}"`);
  });
});
