import { readdirSync, readFileSync } from "node:fs";

const PATIENCE_MS = 3000;

/**
 * Processes whose environment or command names the text: all that a product started carries its state folder's name. Reads
 * /proc; elsewhere it finds nothing.
 */
export function processesNaming(text: string): string[] {
  const numbers = readdirSync("/proc", { withFileTypes: true }).filter(({ name }) => /^\d+$/.test(name));
  return numbers.flatMap(({ name }) => {
    if (Number(name) === process.pid) return [];
    const command = readProcess(name, "cmdline");
    return `${command}\n${readProcess(name, "environ")}`.includes(text)
      ? [`${name} ${command.replaceAll("\0", " ")}`]
      : [];
  });
}

/** The same after a moment's patience: what sees its parent go ends just after it. */
export async function processesStillNaming(text: string): Promise<string[]> {
  const deadline = Date.now() + PATIENCE_MS;
  let found = processesNaming(text);
  while (found.length > 0 && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    found = processesNaming(text);
  }
  return found;
}

/** Empty for a process that has ended meanwhile, or is another user's. */
function readProcess(pid: string, file: "cmdline" | "environ"): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}
