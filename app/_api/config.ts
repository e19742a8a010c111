import * as z from "zod";

/** What the portal's server is told by its environment; nothing else in the portal reads it. */
const Environment = z.object({
  HELIOGRAPH_MODE: z.enum(["local", "staging", "production"]),
  /** The one address that the portal reads from, for example http://127.0.0.1:3001. */
  API_ORIGIN: z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin),
});

export type PortalConfig = { readonly mode: "local" | "staging" | "production"; readonly apiOrigin: string };

/** @throws Error that names the variable which is missing or wrong */
export function portalConfig(): PortalConfig {
  const read = Environment.safeParse(process.env);
  if (!read.success) throw new Error(`The portal's environment is not complete: ${z.prettifyError(read.error)}`);
  return { mode: read.data.HELIOGRAPH_MODE, apiOrigin: read.data.API_ORIGIN };
}
