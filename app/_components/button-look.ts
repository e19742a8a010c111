export type ButtonLook = "primary" | "secondary" | "danger" | "quiet";

const SHARED =
  "inline-flex min-h-10 items-center justify-center gap-2 rounded-control border px-4 text-center font-semibold text-14 no-underline transition-colors duration-100 disabled:opacity-60 aria-disabled:opacity-60";

const LOOKS: Record<ButtonLook, string> = {
  primary: "border-accent-edge bg-accent text-on-accent enabled:hover:bg-accent-hover [a&]:hover:bg-accent-hover",
  secondary: "border-control bg-surface text-ink enabled:hover:bg-sunken [a&]:hover:bg-sunken",
  danger: "border-bad bg-surface text-bad enabled:hover:bg-bad-soft",
  quiet: "border-transparent bg-transparent px-2 text-ink enabled:hover:bg-sunken [a&]:hover:bg-sunken",
};

/** Buttons, and links that look like one, share their classes. */
export function buttonClasses(look: ButtonLook): string {
  return `${SHARED} ${LOOKS[look]}`;
}
