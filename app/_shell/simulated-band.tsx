import { getFormatter, getTranslations } from "next-intl/server";
import type { System } from "../_api/system";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Local mode says on every page, also on paper, that nothing is real, and what time the product believes it is. */
export async function SimulatedBand({ system }: { readonly system: System | null }) {
  const t = await getTranslations("shell.simulated");
  const format = await getFormatter();
  return (
    <aside aria-label={t("label")} className="border-line border-b bg-simulated text-on-simulated">
      <div className="mx-auto flex max-w-page flex-wrap items-baseline gap-x-4 px-4 py-1 text-12">
        <strong className="font-semibold tracking-widest">{t("label")}</strong>
        <span className="max-sm:sr-only">{t("text")}</span>
        {system && (
          <span className="sm:ml-auto">
            {t("clock", {
              now: `${format.dateTime(new Date(system.now), { dateStyle: "medium", timeStyle: "short" })} UTC`,
            })}
            {offset(system.clockOffsetMs, t)}
          </span>
        )}
      </div>
    </aside>
  );
}

type Translate = Awaited<ReturnType<typeof getTranslations<"shell.simulated">>>;

/** The clock's offset in its largest whole unit; nothing below a minute. */
function offset(offsetMs: number, t: Translate): string {
  const size = Math.abs(offsetMs);
  if (size < MINUTE_MS) return "";
  const amount =
    size >= DAY_MS
      ? t("days", { count: Math.round(size / DAY_MS) })
      : size >= HOUR_MS
        ? t("hours", { count: Math.round(size / HOUR_MS) })
        : t("minutes", { count: Math.round(size / MINUTE_MS) });
  return ` · ${offsetMs > 0 ? t("ahead", { offset: amount }) : t("behind", { offset: amount })}`;
}
