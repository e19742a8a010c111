import type { ComponentProps } from "react";
import { type ButtonLook, buttonClasses } from "./button-look";
import { Icon, type IconName } from "./icon";

type Props = Omit<ComponentProps<"button">, "className" | "style"> & {
  /** One primary button a page or dialog; danger only for what cannot be undone. */
  readonly look?: ButtonLook;
  readonly icon?: IconName;
  /** Working: the button stays in place and focusable, says so, and ignores clicks. */
  readonly pending?: boolean;
};

export function Button({
  look = "secondary",
  icon,
  pending = false,
  type = "button",
  children,
  onClick,
  ...rest
}: Props) {
  return (
    <button
      {...rest}
      type={type}
      className={buttonClasses(look)}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
    >
      {icon && <Icon name={icon} />}
      {children}
      {pending && <span aria-hidden="true">…</span>}
    </button>
  );
}
