import { simulatedPeriod } from "@/test/simulated-period";
import { composeBundle } from "../../core/audit/bundle";
import { verifyCommand } from "./verify";

describe("heliograph verify", () => {
  const files = new Map<string, Uint8Array>();
  const printed: string[] = [];
  const io = {
    readFile: async (path: string) => {
      const content = files.get(path);
      if (!content) throw new Error(`${path} does not exist`);
      return content;
    },
    print: (text: string) => {
      printed.push(text);
    },
  };

  beforeAll(async () => {
    const { bundle, anchors } = await simulatedPeriod();
    files.set("bundle.zip", composeBundle(bundle).bytes);
    files.set("anchors.json", new TextEncoder().encode(JSON.stringify(anchors, null, 2)));
    files.set("other.json", new TextEncoder().encode(JSON.stringify({ ...anchors, enrolmentRoot: "0".repeat(64) })));
    files.set("twice.json", new TextEncoder().encode('{"chainId":1,"chainId":1}'));
  });

  test.each([
    [["bundle.zip", "--trust", "anchors.json"], 0, "AUTHENTICATED"],
    [["bundle.zip", "--trust", "other.json"], 1, "trusted meters"],
    [["bundle.zip"], 3, "CONSISTENT, NOT AUTHENTICATED"],
    [["anchors.json"], 1, "no plain ZIP"],
    [["bundle.zip", "--trust", "twice.json"], 2, "gives the key chainId twice"],
    [["absent.zip"], 2, "does not exist"],
    [["bundle.zip", "--rpc", "http://127.0.0.1:8545"], 2, "usage:"],
    [[], 2, "usage:"],
  ])("%j exits with %i", async (argv, code, text) => {
    printed.length = 0;
    expect(await verifyCommand(argv, io)).toBe(code);
    expect(printed.join("\n")).toContain(text);
  });
});
