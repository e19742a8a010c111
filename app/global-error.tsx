"use client";

import shell from "./_messages/en/shell.json";
import "./_styles/global.css";

type Props = { readonly retry: () => void };

/** The last resort, when the frame of all pages failed: no provider can be trusted here, so the text is English. */
export default function GlobalError({ retry }: Props) {
  const text = shell.error;
  return (
    <html lang="en">
      <body>
        <title>{shell.product}</title>
        <main className="mx-auto max-w-prose px-4 py-16">
          <h1 className="text-28">{text.title}</h1>
          <p className="mt-4">{text.whole}</p>
          <p className="mt-4">{text.kept}</p>
          <button
            type="button"
            onClick={retry}
            className="mt-8 min-h-10 rounded-control border border-accent-edge bg-accent px-4 font-semibold text-14 text-on-accent"
          >
            {text.retry}
          </button>
        </main>
      </body>
    </html>
  );
}
