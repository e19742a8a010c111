import { HeliographError } from "../errors/heliograph-error";
import type { Json } from "./canonical-json";

/** Strings, and the brackets, colons and commas between them. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/**
 * Reads JSON that people write, in any spacing, but refuses an object that gives a key twice: which of the two counts would
 * be a matter of the reader.
 * @throws HeliographError DOCUMENT_REFUSED
 */
export function parseStrictJson(name: string, text: string): Json {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (cause) {
    throw refused(name, "it is not JSON", cause);
  }
  const twice = repeatedKey(text);
  if (twice !== undefined) throw refused(name, `it gives the key ${twice} twice`);
  return value;
}

/** The text is JSON already: a string that a colon follows is a key of the innermost object. */
function repeatedKey(text: string): string | undefined {
  const scopes: Set<string>[] = [];
  let last: string | undefined;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === "{" || token === "[") scopes.push(new Set());
    else if (token === "}" || token === "]") scopes.pop();
    else if (token === ":" && last !== undefined) {
      const keys = scopes.at(-1);
      const key = JSON.parse(last) as string;
      if (keys?.has(key)) return key;
      keys?.add(key);
    }
    last = token.startsWith('"') ? token : undefined;
  }
  return undefined;
}

function refused(name: string, reason: string, cause?: unknown): HeliographError {
  return new HeliographError({
    code: "DOCUMENT_REFUSED",
    message: `${name} cannot be read: ${reason}.`,
    remedy: "Correct the file.",
    data: { document: name },
    cause,
  });
}
