"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { NavigateProvider } from "../_components/navigate";
import { ToastProvider } from "../_components/toast";

/** What client components find around them: queries, messages to the user, and the nonce of the page's policy. */
export function Providers({ nonce, children }: { readonly nonce: string | undefined; readonly children: ReactNode }) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: 5_000 } } }));
  return (
    <CSPProvider nonce={nonce}>
      <QueryClientProvider client={client}>
        <ToastProvider>
          <NavigateProvider>{children}</NavigateProvider>
        </ToastProvider>
      </QueryClientProvider>
    </CSPProvider>
  );
}
