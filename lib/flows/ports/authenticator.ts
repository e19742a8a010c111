import type { Actor } from "../../core/identity/actor";

/** Who sends a request: by its cookie or its bearer token. Null when neither is valid. */
export interface Authenticator {
  actorOf(headers: Headers): Promise<Actor | null>;
}
