import { STAGING } from "./deployment.fixture";
import { Environment, readEnvironment } from "./environment";

test("a whole environment is read into its types", () => {
  const environment = readEnvironment(Environment, STAGING);
  expect(environment.CHAIN_ID).toBe(8453);
  expect(environment.ATTESTORS).toHaveLength(3);
  expect(environment.CONTRACT_ADDRESSES.safe).toBe("0x1111111111111111111111111111111111111111");
});

test.each(Object.keys(STAGING))("without %s it is refused by that name", (name) => {
  const { [name]: _, ...rest } = STAGING;
  expect(() => readEnvironment(Environment, rest)).toThrow(
    expect.objectContaining({ code: "ENVIRONMENT_INCOMPLETE", data: { names: name } }),
  );
});

test("a wrong value is named and not repeated", () => {
  const wrong = { ...STAGING, AUTH_SECRET: "short-secret", CONTRACT_ADDRESSES: "{no json" };
  const read = () => readEnvironment(Environment, wrong);
  expect(read).toThrow(expect.objectContaining({ data: { names: "AUTH_SECRET,CONTRACT_ADDRESSES" } }));
  expect(read).not.toThrow(/short-secret/);
});
