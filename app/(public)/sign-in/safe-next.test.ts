import { safeNext } from "./safe-next";

test("a path of ours is kept with its query", () => {
  expect(safeNext("/investor/orders?state=open")).toBe("/investor/orders?state=open");
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "",
  undefined,
  ["/a", "/b"],
  "/\t/evil.example",
])("%p leads home", (next) => {
  expect(safeNext(next)).toBe("/");
});
