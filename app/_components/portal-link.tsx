"use client";

import NextLink from "next/link";
import type { ReactNode } from "react";
import { useNavigate } from "./navigate";

type Props = {
  /** A path of the portal, from `app/_paths.ts`. */
  readonly href: string;
  readonly className?: string;
  readonly "aria-label"?: string | undefined;
  readonly "aria-current"?: "page" | undefined;
  readonly children: ReactNode;
};

/** A link that is followed without a full load, and read only then, since every page is personal. */
export function PortalLink({ href, children, ...rest }: Props) {
  const navigate = useNavigate();
  return (
    <NextLink
      href={href}
      prefetch={false}
      onNavigate={(event) => {
        if (href.startsWith("#")) return;
        event.preventDefault();
        navigate.push(href);
      }}
      {...rest}
    >
      {children}
    </NextLink>
  );
}
