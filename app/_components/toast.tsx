"use client";

import { Toast } from "@base-ui/react/toast";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback } from "react";
import { Icon } from "./icon";

type Message = { readonly title: string; readonly description?: string; readonly tone?: "good" | "bad" };

const MARK = { good: "text-good", bad: "text-bad" } as const;

/** Holds the short messages at the foot of the window; they are announced, and stay until dismissed when they tell of a failure. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Toast.Provider timeout={6_000} limit={3}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="fixed right-4 bottom-4 z-40 flex w-[calc(100vw-2rem)] flex-col gap-2 sm:w-96">
          <Messages />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Messages() {
  const t = useTranslations("component");
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection="right"
      className="rounded-card border border-line bg-surface p-4 shadow-sm transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0 data-limited:hidden"
    >
      <Toast.Content className="flex items-start gap-3">
        <span className={toast.type === "bad" ? MARK.bad : MARK.good}>
          <Icon name={toast.type === "bad" ? "cross" : "check"} circled />
        </span>
        <div className="-mt-0.5 min-w-0 flex-1">
          <Toast.Title className="font-semibold text-14" />
          <Toast.Description className="text-14 text-muted" />
        </div>
        <Toast.Close
          aria-label={t("dismiss")}
          className="-m-1 inline-flex size-8 items-center justify-center rounded-control hover:bg-sunken"
        >
          <Icon name="cross" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}

/** Says that something was done or failed, where the page itself does not show it. */
export function useNotify(): (message: Message) => void {
  const { add } = Toast.useToastManager();
  return useCallback(
    ({ title, description, tone = "good" }: Message) => {
      add({
        title,
        description,
        type: tone,
        priority: tone === "bad" ? "high" : "low",
        timeout: tone === "bad" ? 0 : undefined,
      });
    },
    [add],
  );
}
