import { dealCommand } from "./deal";

async function run(command: typeof dealCommand, argv: string[], files: Record<string, string> = {}) {
  const printed: string[] = [];
  const io = {
    readFile: async (path: string) => new TextEncoder().encode(files[path] ?? ""),
    print: (text: string) => void printed.push(text),
  };
  return { code: await command(argv, io), text: printed.join("\n") };
}

test("deal run says what is wrong with its files", async () => {
  expect(await run(dealCommand, ["run", "terms.json"])).toMatchObject({ code: 2 });
  const broken = await run(dealCommand, ["run", "terms.json", "--cashflow", "m.json"], {
    "terms.json": "{",
    "m.json": "[]",
  });
  expect(broken).toMatchObject({ code: 1, text: expect.stringContaining("CLI_NOT_JSON") });
  const wrong = await run(dealCommand, ["run", "t.json", "--cashflow", "m.json"], { "t.json": "{}", "m.json": "[]" });
  expect(wrong).toMatchObject({ code: 1, text: expect.stringContaining("CLI_INPUT_INVALID") });
});
