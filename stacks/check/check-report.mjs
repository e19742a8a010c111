/** Counts and prints checks; a check that throws has failed with what it threw. */
export function createReport() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  return {
    section: (title) => console.log(`\n${title}`),
    note: (line) => console.log(`  ${line}`),
    async check(name, run) {
      try {
        await run();
        counts.passed += 1;
        console.log(`  ok    ${name}`);
      } catch (error) {
        counts.failed += 1;
        console.log(`  FAIL  ${name}\n        ${error.message.split("\n").slice(0, 20).join("\n        ")}`);
      }
    },
    /** Ends the process: the evaluated program may leave timers behind. */
    end() {
      console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
      process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0);
    },
  };
}
