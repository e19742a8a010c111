import { paths } from "../../_paths";

/** A path of this origin to go on to, or the home page: an address of a stranger's is never followed. */
export function safeNext(next: string | string[] | undefined): string {
  if (typeof next !== "string" || !/^\/(?![/\\])/.test(next)) return paths.home;
  const base = "http://portal.invalid";
  const url = URL.canParse(next, base) ? new URL(next, base) : null;
  return url?.origin === base ? `${url.pathname}${url.search}` : paths.home;
}
