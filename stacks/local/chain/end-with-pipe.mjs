// Watches the product from outside: ends the process whose id is given once the pipe on its input closes without a word, as it
// does when the product is killed. "over" means that the process has ended already, or is being ended.
const pid = Number(process.argv[2]);
let said = "";

// Ctrl-C in the terminal is for the product; this ends with its pipe.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => undefined);
process.stdin.setEncoding("utf8");
process.stdin.on("data", (text) => {
  said += text;
});
process.stdin.on("close", () => {
  if (!said.includes("over") && Number.isInteger(pid) && pid > 1) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It was faster.
    }
  }
  process.exit(0);
});
