"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Button } from "../../_components/button";
import { Link } from "../../_components/link";
import { Notice } from "../../_components/notice";
import { ProgressBar } from "../../_components/progress-bar";
import { Section } from "../../_components/section";
import { paths } from "../../_paths";
import { RISK_QUANTITIES, RiskFan } from "../_risk/risk-fan";
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
  const open = [
    { name: t("now"), variant: now, fan: shown.now, other: shown.kept },
    ...(kept ? [{ name: t("variant"), variant: kept, fan: shown.kept, other: shown.now }] : []),
  ];
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
        <div className={`mt-6 grid gap-x-8 gap-y-10 ${kept ? "xl:grid-cols-2" : ""}`}>
          {open.map(({ name, fan, variant }) => (
            <FanStatus key={name} name={kept ? name : null} shown={fan} variant={variant} />
          ))}
          {RISK_QUANTITIES.map((quantity) =>
            open.map(({ name, fan, other }) => (
              <div key={`${quantity} ${name}`} className="min-w-0">
                {fan && (
                  <RiskFan
                    quantity={quantity}
                    currency={fan.result.currency}
                    fan={fan.result.fan}
                    variant={kept ? name : null}
                    other={other?.result.fan ?? null}
                  />
                )}
              </div>
            )),
          )}
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

type FanStatusProps = {
  /** Of the variant, where two are open. */
  readonly name: string | null;
  readonly shown: ShownFan | null;
  readonly variant: StudioVariant;
};

/** What was run for a fan, and whether it is still of the inputs beside it. */
function FanStatus({ name, shown, variant }: FanStatusProps) {
  const t = useTranslations("studio.fan");
  if (!shown) return <p className="text-14 text-muted">{t("undrawn", { variant: name ?? "" })}</p>;
  const { grid, paths: count, seed, fan } = shown.result;
  return (
    <div className="grid min-w-0 content-start gap-3" data-fan={shown.isOfNow ? "current" : "earlier"}>
      {!shown.isOfNow && <EarlierInputs shown={shown} now={variant} />}
      <p className="max-w-prose text-12 text-muted">
        {name !== null && `${name}: `}
        {t("ran", {
          ...{ paths: count, seed, years: fan.cfads.p50.length, hourly: grid.hourlyYears },
          ...{ pv: grid.dcLevels.length, arrivals: grid.arrivalLevels.length || 1 },
          storage: grid.storageCapacityShares.length,
        })}
      </p>
    </div>
  );
}

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
