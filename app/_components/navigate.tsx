"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useTransition } from "react";

type Navigate = {
  /** Goes to a path of the portal. */
  push(href: string): void;
  /** Reads the page again. */
  refresh(): void;
};

/** A wait that is shorter than this needs no sign [ms]. */
const UNNOTICED_MS = 200;

const NavigateContext = createContext<Navigate | null>(null);

/**
 * Every way to another page that a person takes leads through here, so that the wait for it is seen and heard: the page
 * stays until the next one is whole, with a bar at the top of the window meanwhile.
 */
export function NavigateProvider({ children }: { readonly children: ReactNode }) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const navigate = useMemo<Navigate>(
    () => ({
      push: (href) => start(() => router.push(href)),
      refresh: () => start(() => router.refresh()),
    }),
    [router],
  );
  return (
    <NavigateContext value={navigate}>
      {children}
      <NavigationWait isPending={isPending} />
    </NavigateContext>
  );
}

/** @throws Error outside of `NavigateProvider`, which surrounds every page */
export function useNavigate(): Navigate {
  const navigate = useContext(NavigateContext);
  if (!navigate) throw new Error("useNavigate stands outside of NavigateProvider.");
  return navigate;
}

function NavigationWait({ isPending }: { readonly isPending: boolean }) {
  const t = useTranslations("component");
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isPending) return setLong(false);
    const timer = setTimeout(() => setLong(true), UNNOTICED_MS);
    return () => clearTimeout(timer);
  }, [isPending]);
  return (
    <div role="status" aria-busy={isPending} className="fixed inset-x-0 top-0 z-40" data-print="hide">
      {isLong && (
        <>
          <span className="sr-only">{t("loading")}</span>
          <div aria-hidden="true" className="h-1 overflow-hidden bg-sunken">
            <div className="wait-bar h-full w-1/3 bg-accent-edge motion-reduce:w-full" />
          </div>
        </>
      )}
    </div>
  );
}
