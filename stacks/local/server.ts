import { join } from "node:path";
import { serve } from "@hono/node-server";
import { isHeliographError } from "../../lib/core/errors/heliograph-error";
import { gateway } from "./gateway";
import { ensureLocalPeople, LOCAL_PEOPLE, localUserId } from "./people";
import { freePort, type PortalProcess, startPortal } from "./portal-process";
import { openProduct, type Product } from "./product";
import { seedPortfolio } from "./seed";
import { assignWallet } from "./simulated-services";

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

  await people(product);
  const apiPort = await freePort();
  progress("Starting the portal");
  const portal = await startPortal(root, `http://127.0.0.1:${apiPort}`, origin);
  closing.push(portal.close);
  for (const [listenPort, behind] of [
    [apiPort, null],
    [port, portal],
  ] as const) {
    closing.push(await listen(product, listenPort, behind));
  }
  await seedPortfolio(product, progress);
  announce();
}

/** The public port passes pages on to the portal; the inner one is how the portal's server reads the API. */
function listen(product: Product, listenPort: number, portal: PortalProcess | null): Promise<() => Promise<void>> {
  const app = gateway({ port: listenPort, ...product.handlers, portalOrigin: portal?.origin ?? null });
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: listenPort }, () =>
      resolve(
        () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      ),
    );
    server.once("error", reject);
  });
}

async function people({ runtime, rows, store, keys }: Product): Promise<void> {
  await ensureLocalPeople(runtime.ports, rows);
  for (const { email, ownerKey } of LOCAL_PEOPLE) {
    if (ownerKey !== undefined) await assignWallet(store, localUserId(email), keys.owners[ownerKey]);
  }
}

function announce(): void {
  const width = Math.max(...LOCAL_PEOPLE.map(({ email }) => email.length));
  const rows = LOCAL_PEOPLE.map(
    ({ email, name, roles }) =>
      `    ${email.padEnd(width)}  ${roles.join(", ") || "no role yet: an investor"} (${name})`,
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
