"use client";

import { Menu } from "@base-ui/react/menu";
import { useTranslations } from "next-intl";
import * as z from "zod";
import { useApiChange } from "../_api/use-api-change";
import { Icon } from "../_components/icon";
import { useNotify } from "../_components/toast";
import { paths } from "../_paths";

type Props = { readonly email: string; readonly roles: readonly string[] };

/** Who is signed in, with which roles, and the way out. */
export function AccountMenu({ email, roles }: Props) {
  const t = useTranslations("shell");
  const notify = useNotify();
  const signOut = useApiChange(() => ({ method: "POST", path: "/api/auth/sign-out", schema: z.unknown() }), {
    // A full load, so that nothing of the account stays in the page's memory.
    success: () => window.location.assign(paths.home),
  });
  const leave = () =>
    signOut.mutate(undefined, {
      onError: (error) => notify({ title: t("signOutFailed"), description: error.problem.detail, tone: "bad" }),
    });
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={t("account", { name: email })}
        className="flex min-h-10 min-w-0 items-center gap-2 rounded-control px-2 text-14 hover:bg-sunken"
      >
        <Icon name="person" />
        <span className="max-w-56 truncate max-sm:hidden">{email}</span>
        <Icon name="down" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-20">
          <Menu.Popup className="min-w-56 max-w-[calc(100vw-2rem)] rounded-card border border-line bg-surface py-1 shadow-sm">
            <Menu.Group>
              <Menu.GroupLabel className="px-3 py-2 text-14">
                <span className="block font-semibold">{email}</span>
                {roles.length > 0 && <span className="block text-12 text-muted">{roles.join(", ")}</span>}
              </Menu.GroupLabel>
              <Menu.Item
                onClick={leave}
                disabled={signOut.isPending}
                className="flex min-h-10 cursor-pointer items-center gap-2 border-line border-t px-3 text-14 data-highlighted:bg-sunken"
              >
                <Icon name="leave" />
                {t("signOut")}
              </Menu.Item>
            </Menu.Group>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
