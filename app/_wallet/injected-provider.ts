/** A browser wallet as EIP-1193 has it. */
export type Eip1193 = {
  request(call: { readonly method: string; readonly params?: readonly unknown[] }): Promise<unknown>;
};

/** One installed wallet, by EIP-6963; `id` is stable while the page lives. */
export type InjectedProvider = { readonly id: string; readonly name: string; readonly provider: Eip1193 };

/**
 * Tells of each installed wallet as it announces itself (EIP-6963), and of `window.ethereum` where none does.
 * @returns stops listening
 */
export function watchInjectedProviders(onFound: (found: InjectedProvider) => void): () => void {
  let announced = 0;
  const announce = (event: Event) => {
    const found = event instanceof CustomEvent ? announcementOf(event.detail) : null;
    if (!found) return;
    announced += 1;
    onFound(found);
  };
  window.addEventListener("eip6963:announceProvider", announce);
  window.dispatchEvent(new Event("eip6963:requestProvider"));
  const legacy = "ethereum" in window ? window.ethereum : undefined;
  if (announced === 0 && isProvider(legacy)) {
    onFound({ id: "window.ethereum", name: window.location.hostname, provider: legacy });
  }
  return () => window.removeEventListener("eip6963:announceProvider", announce);
}

/** What an announcement tells, or null where it is not one. */
export function announcementOf(detail: unknown): InjectedProvider | null {
  if (typeof detail !== "object" || detail === null || !("info" in detail) || !("provider" in detail)) return null;
  const { info, provider } = detail;
  if (typeof info !== "object" || info === null || !("uuid" in info) || !("name" in info)) return null;
  if (typeof info.uuid !== "string" || typeof info.name !== "string" || !isProvider(provider)) return null;
  return { id: info.uuid, name: info.name, provider };
}

function isProvider(value: unknown): value is Eip1193 {
  return typeof value === "object" && value !== null && "request" in value && typeof value.request === "function";
}
