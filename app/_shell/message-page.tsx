import type { ReactNode } from "react";

type Props = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** What the reader can do from here. */
  readonly children?: ReactNode;
};

/** A page that only says something: a refusal, an error, nothing found. */
export function MessagePage({ title, paragraphs, children }: Props) {
  return (
    <div className="max-w-prose py-8">
      <h1 className="text-28">{title}</h1>
      {paragraphs.map((paragraph) => (
        <p key={paragraph} className="mt-4">
          {paragraph}
        </p>
      ))}
      {children && <div className="mt-8 flex flex-wrap gap-3">{children}</div>}
    </div>
  );
}
