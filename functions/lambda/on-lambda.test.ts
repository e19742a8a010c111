import { absentPart } from "../../lib/absent-part";
import { currentRuntime, type Runtime } from "../../lib/runtime";
import { onLambda } from "./on-lambda";

const runtime = (): Runtime => ({
  ports: absentPart<Runtime["ports"]>("ports"),
  api: absentPart<Runtime["api"]>("the API"),
  auth: absentPart<Runtime["auth"]>("sign-in"),
  eventQueue: { send: async () => undefined },
});

test("what cannot be wired fails its invocation, is tried again, and is then wired once", async () => {
  const opened = runtime();
  const open = jest
    .fn<Promise<Runtime>, []>()
    .mockRejectedValueOnce(new Error("the key service is away"))
    .mockResolvedValue(opened);
  const handler = onLambda(async (event: number) => [event, currentRuntime() === opened], open);

  await expect(handler(1)).rejects.toThrow("the key service is away");
  expect(await Promise.all([handler(2), handler(3)])).toEqual([
    [2, true],
    [3, true],
  ]);
  expect(await handler(4)).toEqual([4, true]);
  expect(open).toHaveBeenCalledTimes(2);
});

test("a part that was left out says so when it is used", () => {
  expect(() => runtime().ports.book).toThrow("this function was deployed without ports");
});
