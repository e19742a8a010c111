/** The mark: a heliograph's tilted mirror that throws its signal up and away. Decorative; the name stands beside it. */
export function ProductMark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true" focusable="false">
      <circle cx="13" cy="19" r="8" fill="var(--accent)" stroke="var(--accent-edge)" strokeWidth="1.5" />
      <path d="M8.5 23.5 17.5 14.5" stroke="var(--on-accent)" strokeWidth="2" strokeLinecap="round" />
      <path
        d="M20.5 11.5 28 4M22.5 15.5 29 13.5M16.5 9.5 18.5 3"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  );
}
