import { csvLine } from "./csv-line";

test("fields with separators are quoted as RFC 4180 says", () => {
  expect(csvLine(["a", 'b "c"', "d,e", "f\ng", ""])).toBe('a,"b ""c""","d,e","f\ng",\r\n');
});
