"use client";

import { useFormatter, useTranslations } from "next-intl";
import { memo } from "react";
import { Button } from "../../_components/button";
import { Link } from "../../_components/link";
import { Notice } from "../../_components/notice";
import { ProgressBar } from "../../_components/progress-bar";
import { Section } from "../../_components/section";
import { paths } from "../../_paths";
import { RiskFans } from "../_risk/risk-fans";
import { RISK_PATHS } from "../_risk/risk-order";
import { movedInputs, type ShownFan, shownFans, undrawnVariants } from "./fan-shelf";
import type { StudioVariant } from "./studio-inputs";
import type { Fans } from "./use-fans";
import { useInputText } from "./use-input-text";

type Props = {
  readonly stationId: string;
  readonly fans: Fans;
  readonly now: StudioVariant;
  readonly kept: StudioVariant | null;
};

/** How energy and cash scatter, drawn on demand for the variants that are open. */
export function FanSection({ stationId, fans, now, kept }: Props) {
  const t = useTranslations("studio.fan");
  const { drawn, progress, refusal } = fans;
  const shown = shownFans(drawn, { now, kept });
  const undrawn = undrawnVariants(drawn, { now, kept });
  const again = shown.now !== null || shown.kept !== null;
  const years = now.spec.lifeYears;
  return (
    <Section title={t("title")} lead={t("lead", { paths: RISK_PATHS, years })}>
      {progress === null ? (
        <Button onClick={() => fans.draw(undrawn)} disabled={undrawn.length === 0}>
          {undrawn.length === 0 ? t("isDrawn") : again ? t("drawAgain") : t("draw")}
        </Button>
      ) : (
        <div className="grid max-w-prose gap-3">
          <ProgressBar
            label={t("running")}
            progress={{ done: Math.round(100 * progress), total: 100 }}
            note={t("note")}
          />
          <div>
            <Button onClick={fans.cancel}>{t("cancel")}</Button>
          </div>
        </div>
      )}
      {refusal && (
        <div className="mt-4">
          <Notice tone="bad" title={refusal.message} live>
            <p>{refusal.remedy}</p>
          </Notice>
        </div>
      )}
      {again && (
        <div className={`mt-6 ${kept ? "grid gap-8 2xl:grid-cols-2" : ""}`}>
          <VariantFan shown={shown.now} other={shown.kept} now={now} variant={kept ? t("now") : null} />
          {kept && <VariantFan shown={shown.kept} other={shown.now} now={kept} variant={t("variant")} />}
        </div>
      )}
      {again && (
        <p className="mt-4 max-w-prose text-12 text-muted">
          {t("more")} <Link href={paths.issuer.risk(stationId)}>{t("moreLink")}</Link>
        </p>
      )}
    </Section>
  );
}

type VariantFanProps = {
  readonly shown: ShownFan | null;
  readonly other: ShownFan | null;
  readonly now: StudioVariant;
  /** Its name, where two are open. */
  readonly variant: string | null;
};

function VariantFan({ shown, other, now, variant }: VariantFanProps) {
  const t = useTranslations("studio.fan");
  if (!shown) return <p className="text-14 text-muted">{t("undrawn", { variant: variant ?? "" })}</p>;
  return (
    <div className="grid min-w-0 content-start gap-6" data-fan={shown.isOfNow ? "current" : "earlier"}>
      {!shown.isOfNow && <EarlierInputs shown={shown} now={now} />}
      <DrawnCharts shown={shown.result} other={other?.result ?? null} variant={variant} />
    </div>
  );
}

type ChartsProps = {
  readonly shown: ShownFan["result"];
  readonly other: ShownFan["result"] | null;
  readonly variant: string | null;
};

/** Drawn anew with another result only, not with each move of a slider. */
const DrawnCharts = memo(function DrawnCharts({ shown, other, variant }: ChartsProps) {
  const t = useTranslations("studio.fan");
  const { grid, paths: count, seed, currency, fan } = shown;
  const beside = variant !== null && other ? { variant, fan: other.fan } : undefined;
  return (
    <>
      <RiskFans currency={currency} fan={fan} beside={beside} />
      <p className="max-w-prose text-12 text-muted">
        {t("ran", {
          ...{ paths: count, seed, years: fan.cfads.p50.length, hourly: grid.hourlyYears },
          ...{ pv: grid.dcLevels.length, arrivals: grid.arrivalLevels.length || 1 },
          storage: grid.storageCapacityShares.length,
        })}
      </p>
    </>
  );
});

/** What has been moved since the fan was drawn. */
function EarlierInputs({ shown, now }: { readonly shown: ShownFan; readonly now: StudioVariant }) {
  const t = useTranslations("studio.fan");
  const names = useTranslations("studio.input");
  const format = useFormatter();
  const textOf = useInputText(now.spec.currency);
  const moved = movedInputs(shown.variant, now).map((input) =>
    t("moved", {
      ...{ input: names(input), was: textOf(input, shown.variant.values[input]) },
      now: textOf(input, now.values[input]),
    }),
  );
  return (
    <Notice tone="warn" title={t("earlier")}>
      <p>{moved.length > 0 ? t("earlierMoved", { moved: format.list(moved) }) : t("earlierDescription")}</p>
    </Notice>
  );
}
