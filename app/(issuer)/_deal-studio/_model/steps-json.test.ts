import { readSteps } from "./steps-json";

const residual = { id: "residual", kind: "residual", payee: "Originator" };

test("steps are read from their text, and the first fault is told with its place", () => {
  expect(readSteps(JSON.stringify([residual]))).toEqual({ ok: true, steps: [residual] });
  expect(readSteps("[{")).toMatchObject({ ok: false, message: expect.stringContaining("JSON") });
  const wrong = readSteps(JSON.stringify([residual, { id: "fee", kind: "fee", payee: "x", annualMinor: "-1" }]));
  expect(wrong).toMatchObject({ ok: false, message: expect.stringContaining("[1].annualMinor") });
  expect(readSteps("[]").ok).toBe(false);
});
