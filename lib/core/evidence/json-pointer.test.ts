import { valueAtPointer } from "./json-pointer";

// RFC 6901, section 5.
const example = { foo: ["bar", "baz"], "": 0, "a/b": 1, "m~n": 8, none: null };

test.each([
  ["", example],
  ["/foo", ["bar", "baz"]],
  ["/foo/0", "bar"],
  ["/", 0],
  ["/a~1b", 1],
  ["/m~0n", 8],
  ["/none", null],
  ["/foo/2", undefined],
  ["/none/deeper", undefined],
  ["/constructor", undefined],
])("%p leads to its value", (pointer, value) => {
  expect(valueAtPointer(example, pointer)).toEqual(value);
});
