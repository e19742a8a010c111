import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { privateKeyToAccount } from "viem/accounts";
import { isHeliographError } from "../../../lib/core/errors/heliograph-error";
import { type LocalChain, openLocalChain } from "./local-chain";

// Quick by itself (seconds), slow on a machine that is busy with other things.
jest.setTimeout(120_000);

const account = privateKeyToAccount(`0x${"17".repeat(32)}`);
const folders: string[] = [];
const open: LocalChain[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((chain) => chain.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "heliograph-chain-"));
  folders.push(folder);
  return folder;
}

async function start(folder: string, now = () => 1_790_000_000_000): Promise<LocalChain> {
  const chain = await openLocalChain({ folder, clock: { now } });
  open.push(chain);
  return chain;
}

function transfer(
  nonce: number,
  to: `0x${string}` = "0x00000000000000000000000000000000000000aa",
): Promise<`0x${string}`> {
  return account.signTransaction({
    ...{ chainId: 31337, type: "eip1559", nonce, to, value: 1n, gas: 21_000n },
    ...{ maxFeePerGas: 2_000_000_000n, maxPriorityFeePerGas: 0n },
  });
}

const send = async (chain: LocalChain, nonce: number) => chain.call("eth_sendRawTransaction", [await transfer(nonce)]);
const block = async (chain: LocalChain, number: number) => {
  const answer = await chain.call("eth_getBlockByNumber", [`0x${number.toString(16)}`, true]);
  return "result" in answer ? answer.result : answer.error;
};

test("the journal alone rebuilds the same blocks, and the checkpoint gives the same chain", async () => {
  const folder = newFolder();
  const first = await start(folder);
  await first.setBalance(account.address, 10n ** 18n);
  for (let nonce = 0; nonce < 5; nonce++) expect(await send(first, nonce)).toHaveProperty("result");
  const head = first.head();
  const blocks = await Promise.all([0, 1, 3, 5].map((number) => block(first, number)));
  await first.close();

  const second = await start(folder);
  expect(second.replayed.blocks).toBe(0);
  expect(second.head()).toEqual(head);
  await second.close();

  rmSync(join(folder, "checkpoint.bin"));
  const third = await start(folder);
  expect(third.replayed.blocks).toBe(5);
  expect(third.head()).toEqual(head);
  expect(await Promise.all([0, 1, 3, 5].map((number) => block(third, number)))).toEqual(blocks);
  expect(await send(third, 5)).toHaveProperty("result");
});

test("a view that is read while a transaction is on its way does not keep it from its block", async () => {
  let now = 1_790_000_000_000;
  const chain = await start(newFolder(), () => {
    now += 1_000;
    return now;
  });
  await chain.setBalance(account.address, 10n ** 18n);
  for (let nonce = 0; nonce < 10; nonce++) {
    let isOnItsWay = true;
    const sent = send(chain, nonce).finally(() => {
      isOnItsWay = false;
    });
    while (isOnItsWay) await chain.call("eth_call", [{ to: account.address }, "latest"]);
    expect(await sent).toHaveProperty("result");
  }
  expect(chain.head().number).toBe(10);
});

test("block times are the clock's, rise always, and are what views see", async () => {
  let now = 1_790_000_000_000;
  const chain = await start(newFolder(), () => now);
  await chain.setBalance(account.address, 10n ** 18n);
  await send(chain, 0);
  await send(chain, 1);
  expect(chain.head().timeS).toBe(1_790_000_002);
  now += 90 * 86_400_000;
  // TIMESTAMP, MSTORE, RETURN: a creation call answers with what it would deploy.
  const view = async () => chain.call("eth_call", [{ data: "0x4260005260206000f3" }, "latest"]);
  expect(await view()).toEqual({ result: `0x${(now / 1000).toString(16).padStart(64, "0")}` });
  expect((await chain.mineBlock()).timeS).toBe(now / 1000);
});

test("what anvil refuses is refused, and is no part of the chain afterwards", async () => {
  const folder = newFolder();
  const chain = await start(folder);
  await chain.setBalance(account.address, 10n ** 18n);
  expect(await send(chain, 3)).toMatchObject({ error: { message: expect.stringContaining("nonce too high") } });
  expect(await send(chain, 0)).toHaveProperty("result");
  expect(await send(chain, 0)).toHaveProperty("result");
  expect(chain.head().number).toBe(1);
  expect(await chain.call("eth_sendRawTransaction", ["0x00"])).toHaveProperty("error");
  const head = chain.head();
  await chain.close();
  rmSync(join(folder, "checkpoint.bin"));
  expect((await start(folder)).head()).toEqual(head);
});

test("only the methods on the list are offered", async () => {
  const chain = await start(newFolder());
  for (const method of [
    "anvil_setBalance",
    "evm_mine",
    "eth_sendTransaction",
    "debug_traceCall",
    "anvil_impersonateAccount",
  ]) {
    expect(await chain.handleRpc({ jsonrpc: "2.0", id: 7, method, params: [] })).toMatchObject({
      id: 7,
      error: { code: -32601 },
    });
  }
  expect(await chain.handleRpc({ jsonrpc: "2.0", id: 1, method: "eth_accounts" })).toMatchObject({ result: [] });
  expect(await chain.handleRpc("nonsense")).toMatchObject({ id: null, error: { code: -32600 } });
  expect(await chain.handleRpc([{ jsonrpc: "2.0", id: 1, method: "eth_chainId" }])).toMatchObject([
    { result: "0x7a69" },
  ]);
});

/** Resolves when no such process is there any more: nobody else has told it to end. */
async function gone(pid: number): Promise<void> {
  for (let waited = 0; waited < 100; waited++) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`process ${pid} still runs ten seconds after its product was killed`);
}

test("kill -9 in the middle of writing loses nothing that was acknowledged", async () => {
  const folder = newFolder();
  const source = join(process.cwd(), "stacks/local/chain/local-chain.victim.ts");
  const victim = spawn(process.execPath, ["--import", "tsx", source, folder], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(victim, "exit");
  let acknowledged: { hash: string; block: number }[] = [];
  for await (const text of createInterface({ input: victim.stdout })) {
    acknowledged = [...acknowledged, JSON.parse(text)];
    if (acknowledged.length === 40) victim.kill("SIGKILL");
  }
  await exited;
  expect(acknowledged.length).toBeGreaterThanOrEqual(40);
  const { anvil } = JSON.parse(readFileSync(join(folder, "anvil.json"), "utf8")) as { anvil: number };
  await gone(anvil);

  const chain = await start(folder);
  for (const { hash, block: number } of acknowledged) {
    const receipt = await chain.call("eth_getTransactionReceipt", [hash]);
    expect(receipt).toMatchObject({ result: { blockNumber: `0x${number.toString(16)}`, status: "0x1" } });
  }
  // At most the one that was under way had not been acknowledged.
  expect(chain.head().number - acknowledged.length).toBeLessThanOrEqual(1);
  expect(await send(chain, chain.head().number)).toHaveProperty("result");
});

test("a cut-off last line is forgotten, a damaged one in the middle is refused, a second owner too", async () => {
  const folder = newFolder();
  const journal = join(folder, "journal.jsonl");
  const chain = await start(folder);
  await chain.setBalance(account.address, 10n ** 18n);
  await send(chain, 0);
  const head = chain.head();
  await expect(openLocalChain({ folder, clock: { now: Date.now } })).rejects.toMatchObject({ code: "CHAIN_IN_USE" });
  await chain.close();

  appendFileSync(journal, '{"entry":{"kind":"transaction","raw":"0x02');
  const again = await start(folder);
  expect(again.head()).toEqual(head);
  await again.close();

  writeFileSync(journal, readFileSync(journal, "utf8").replace('"wei":"0xde', '"wei":"0xdf'));
  const refused = await openLocalChain({ folder, clock: { now: Date.now } }).catch((error: unknown) => error);
  expect(isHeliographError(refused) && refused.code).toBe("CHAIN_JOURNAL_CORRUPT");
  expect(isHeliographError(refused) && refused.message).toContain("line 2");
});
