/** A refusal is one line that says what to do, without a stack. */
export function expectOneClearLine({ code, output }: { code: number | null; output: string }, says: RegExp): void {
  const lines = output.split("\n").filter((line) => line.trim() !== "" && !isProgress(line));
  expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringMatching(says)] });
}

const isProgress = (line: string): boolean =>
  /^( +\d+\.\d s {2}|Heliograph is starting on|Installing packages|added \d+ packages|Building the portal|\.+$)/.test(
    line,
  );
