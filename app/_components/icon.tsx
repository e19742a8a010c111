const SHAPES = {
  check: "m3.5 8.5 3 3 6-7",
  cross: "m4 4 8 8m0-8-8 8",
  dot: "M8 7.5v1",
  info: "M8 7.5V12M8 4.5v.5",
  warning: "M8 4v5M8 11.5v.5",
  clock: "M8 4.5V8l2.5 1.5",
  down: "m4.5 6.5 3.5 3.5 3.5-3.5",
  right: "m6.5 4.5 3.5 3.5-3.5 3.5",
  up: "m4.5 9.5 3.5-3.5 3.5 3.5",
  copy: "M5.5 5.5h7v7h-7zM3.5 10.5v-7h7",
  download: "M8 2.5v7.5m-3-3 3 3 3-3M3 13h10",
  external: "M9.5 3H13v3.5M13 3 7.5 8.5M6.5 4H3v9h9V9.5",
  leave: "M6.5 3H3v10h3.5M7 8h6m-2.5-2.5L13 8l-2.5 2.5",
  person: "M8 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM3 13.5c.5-2.5 2.5-3.5 5-3.5s4.5 1 5 3.5",
  file: "M4 2.5h5l3 3v8H4zM9 2.5v3h3",
} as const;

export type IconName = keyof typeof SHAPES;

/** A 16 px line icon in the colour of its text. Always decorative: a word says the same beside it. */
export function Icon({ name, circled = false }: { readonly name: IconName; readonly circled?: boolean }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      className="inline-block flex-none"
    >
      {circled && <circle cx="8" cy="8" r="7" />}
      <path d={SHAPES[name]} />
    </svg>
  );
}
