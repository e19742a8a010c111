import { join } from "node:path";
import { isHeliographError } from "../../lib/core/errors/heliograph-error";
import { listen } from "./listen";
import { LOCAL_PEOPLE } from "./people";
import { freePort, startPortal } from "./portal-process";
import { openProduct } from "./product";
import { seedPortfolio } from "./seed";
import { welcomePeople } from "./welcome-people";

const root = process.env.HELIOGRAPH_ROOT ?? process.cwd();
const port = Number(process.env.PORT ?? 3000);
const origin = `http://127.0.0.1:${port}`;
const directory = process.env.HELIOGRAPH_DATA ?? join(root, ".heliograph", "data");
const began = performance.now();

const progress = (step: string) => {
  console.log(`  ${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s  ${step} …`);
};

async function main(): Promise<void> {
  console.log(`Heliograph is starting on ${origin}. Everything outside this machine is SIMULATED.`);
  const product = await openProduct({ directory, root, origin, progress });
  const closing: (() => Promise<unknown>)[] = [product.close];
  let isEnding = false;
  const end = async (code: number) => {
    if (isEnding) return;
    isEnding = true;
    for (const step of closing.reverse()) await step();
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));
  product.broken.then((reason) => {
    if (isEnding) return;
    console.error(`The chain has ended by itself (${reason}). Run npm start again: nothing acknowledged is lost.`);
    void end(1);
  });

  await welcomePeople(product);
  const apiPort = await freePort();
  progress("Starting the portal");
  const portal = await startPortal(root, `http://127.0.0.1:${apiPort}`, origin);
  closing.push(portal.close);
  for (const [listenPort, behind] of [
    [apiPort, null],
    [port, portal],
  ] as const) {
    closing.push(await listen(product, listenPort, behind?.origin ?? null));
  }
  await seedPortfolio(product, progress);
  announce();
}

function announce(): void {
  const width = Math.max(...LOCAL_PEOPLE.map(({ email }) => email.length));
  const rows = LOCAL_PEOPLE.map(
    ({ email, name, roles, organisation }) =>
      `    ${email.padEnd(width)}  ${roles.join(", ") || "no role yet: an investor"} (${[name, organisation ?? []].flat().join(" of ")})`,
  );
  console.log(
    [
      "",
      `  Heliograph is ready:  ${origin}   (after ${((performance.now() - began) / 1000).toFixed(1)} s)`,
      `  Sign in with one of these; the link arrives in ${origin}/simulated/mailbox`,
      ...rows,
      "  Ctrl-C stops it; the state is kept in",
      `    ${directory}`,
      "",
    ].join("\n"),
  );
}

main().catch((error: unknown) => {
  if (isHeliographError(error)) console.error(`${error.message} ${error.remedy} [${error.code}]`);
  else console.error(error);
  process.exit(1);
});
