import { fileURLToPath } from "node:url";

/** Where this repository lies, without a slash at the end. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
