import { useTranslations } from "next-intl";

/** The outline of a page while it is read: title, key figures, a table. */
export function PageLoading() {
  const t = useTranslations("shell");
  return (
    <div role="status" aria-busy="true">
      <span className="sr-only">{t("loading")}</span>
      <div aria-hidden="true" className="motion-safe:animate-pulse">
        <div className="h-9 w-2/3 max-w-96 rounded-control bg-sunken" />
        <div className="mt-3 h-5 w-full max-w-prose rounded-control bg-sunken" />
        <div className="mt-8 grid grid-cols-2 gap-4 lg:grid-cols-4">
          {["a", "b", "c", "d"].map((key) => (
            <div key={key} className="h-20 rounded-card bg-sunken" />
          ))}
        </div>
        <div className="mt-8 h-64 rounded-card bg-sunken" />
      </div>
    </div>
  );
}
