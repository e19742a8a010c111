import { describeWithReferenceData, referenceText } from "../../../test/reference-data";
import { samCommand } from "./sam";

async function run(text: string, ...argv: string[]): Promise<{ code: number; output: string }> {
  const printed: string[] = [];
  const code = await samCommand(argv, {
    readFile: async () => new TextEncoder().encode(text),
    print: (line) => printed.push(line),
  });
  return { code, output: printed.join("\n") };
}

describeWithReferenceData("heliograph sam", () => {
  test("prints a case under SAM's names", async () => {
    const { code, output } = await run(
      referenceText("sam/2022.08.08_develop_branch_PVWatts_Single_Owner_cmod_singleowner.json"),
      "inputs.json",
    );
    expect(code).toBe(0);
    // NREL/ssc, outputs of the same case.
    expect(JSON.parse(output).size_of_debt).toBeCloseTo(52499952.30030139, 3);
    expect(JSON.parse(output).lcoe_real).toBeCloseTo(3.597800196246882, 9);
  });
});

test("other files are refused with their reason, wrong usage with the usage", async () => {
  expect(await run('{"solar": 1}', "inputs.json")).toEqual({
    code: 1,
    output: expect.stringContaining("SAM_MODULE_UNKNOWN"),
  });
  expect((await run("[]", "inputs.json")).code).toBe(2);
  expect((await run("{}")).code).toBe(2);
});
