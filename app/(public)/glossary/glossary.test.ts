import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { messages } from "../../_messages/en";
import { glossaryGroups, matchingGroups } from "./glossary-terms";

const root = join(__dirname, "../../..");
const groups = glossaryGroups(messages.glossary.groups);
const terms = groups.flatMap((group) => group.terms);

/** The tables of GLOSSARY.md: titles, and under each the cells of its rows. */
function documented(): { title: string; rows: string[][] }[] {
  const sections = readFileSync(join(root, "GLOSSARY.md"), "utf8").split(/^## /m).slice(1);
  return sections.map((section) => {
    const [title = "", ...lines] = section.split("\n");
    const rows = lines.filter((line) => /^\| (?!-)/.test(line)).slice(1);
    return {
      title,
      rows: rows.map((row) => row.slice(2, -2).split(" | ")).map((row) => row.map((cell) => cell.trim())),
    };
  });
}

test("the page and GLOSSARY.md say the same", () => {
  expect(documented()).toEqual(
    groups.map(({ title, terms: own }) => ({
      title,
      rows: own.map(({ name, symbol, unit, meaning, source }) => [name, symbol, unit, meaning, source]),
    })),
  );
});

test("every term has its own anchor, a meaning and a source", () => {
  expect(terms.length).toBeGreaterThan(50);
  expect(new Set(terms.map(({ id }) => id)).size).toBe(terms.length);
  for (const { id, name, meaning, source } of terms) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect([name, meaning, source].every((text) => text.trim() === text && text !== "")).toBe(true);
    expect(meaning.endsWith(".")).toBe(true);
  }
});

test("every link to a term leads to one", () => {
  const known = new Set(terms.map(({ id }) => id));
  const linked = readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith("glossary.test.ts"))
    .flatMap((file) => [...readFileSync(join(root, "app", file), "utf8").matchAll(/glossary\("([^"]+)"\)/g)])
    .map((match) => match[1] ?? "");
  expect(linked.filter((term) => !known.has(term))).toEqual([]);
});

test("a search takes all words, in any order and case, and nothing typed keeps all", () => {
  const idsOf = (query: string) => matchingGroups(groups, query).flatMap((group) => group.terms.map(({ id }) => id));
  expect(idsOf("  ")).toEqual(terms.map(({ id }) => id));
  expect(idsOf("dscr")).toEqual(["dscr"]);
  expect(idsOf("TREE merkle")).toEqual(idsOf("merkle tree"));
  expect(idsOf("merkle tree")).toContain("rfc-6962");
  expect(matchingGroups(groups, "no such word")).toEqual([]);
});
