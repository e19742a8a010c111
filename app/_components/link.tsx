import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type ButtonLook, buttonClasses } from "./button-look";
import { Icon } from "./icon";
import { PortalLink } from "./portal-link";

type Props = {
  /** From `app/_paths.ts`, or an absolute address elsewhere. */
  readonly href: string;
  readonly children: ReactNode;
  readonly look?: "text" | "button" | "primary-button" | "quiet-button";
  /** The browser saves what is there instead of showing it. */
  readonly download?: boolean | string;
  /** Only for documents that a person compares with the page. */
  readonly newTab?: boolean;
  /** Says more than the visible text where that is not enough by itself. */
  readonly label?: string;
};

const BUTTON: Record<Exclude<Props["look"], "text" | undefined>, ButtonLook> = {
  button: "secondary",
  "primary-button": "primary",
  "quiet-button": "quiet",
};

const TEXT = "underline decoration-control underline-offset-3 hover:decoration-2 hover:decoration-accent-edge";

/** A link inside the portal is followed without a full load; the API's and the simulated services' pages are not the portal's. */
export function Link({ href, children, look = "text", download, newTab = false, label }: Props) {
  const t = useTranslations("component");
  const className = look === "text" ? TEXT : buttonClasses(BUTTON[look]);
  const inPortal = href.startsWith("/") && !/^\/(api|simulated|rpc|webhooks)\//.test(href);
  if (inPortal && download === undefined && !newTab) {
    return (
      <PortalLink href={href} className={className} aria-label={label}>
        {children}
      </PortalLink>
    );
  }
  return (
    <a
      href={href}
      className={className}
      aria-label={label}
      download={download}
      {...(newTab ? { target: "_blank", rel: "noopener noreferrer" } : {})}
    >
      {download !== undefined && look !== "text" && <Icon name="download" />}
      {children}
      {newTab && (
        <>
          {" "}
          <Icon name="external" />
          <span className="sr-only">({t("newTab")})</span>
        </>
      )}
    </a>
  );
}
