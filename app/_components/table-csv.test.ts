import { compareCells } from "./table-cell";
import { tableCsv } from "./table-csv";

const columns = [
  { id: "name", header: "Name" },
  { id: "paid", header: "Paid", kind: "amount", unit: "USD" },
] as const;

test("quotes what must be quoted and defuses formulas, but not negative amounts", () => {
  const csv = tableCsv(columns, [
    { id: "1", cells: { name: 'Sun, "East"', paid: { currency: "USD", minor: "-123456" } } },
    { id: "2", cells: { name: "=HYPERLINK(1)", paid: null } },
  ]);
  expect(csv).toBe('\ufeffName,Paid [USD]\r\n"Sun, ""East""",-1234.56\r\n\'=HYPERLINK(1),\r\n');
});

test("amounts sort as integers, whatever their length, and nothing comes last", () => {
  const cells = ["900719925474099312", "900719925474099311", "-5"].map(
    (minor) => ({ currency: "USD", minor }) as const,
  );
  const sorted = [null, ...cells].sort((a, b) => compareCells(a, b, columns[1]));
  expect(sorted.map((cell) => cell?.minor ?? null)).toEqual(["-5", "900719925474099311", "900719925474099312", null]);
});
