import { useFormatter, useTranslations } from "next-intl";
import { type Explanation, FORMULAS } from "@/lib/core/cashflow/explain/explanation";
import type { Currency } from "@/lib/core/money/currency";
import { Disclosure } from "../../_components/disclosure";

type Props = {
  readonly explanation: Explanation;
  readonly currency: Currency;
  /** The first level is shown at once. */
  readonly open?: boolean;
};

/** A figure with its formula and inputs; each input opens in its turn. Works without script. */
export function ExplanationTree({ explanation, currency, open = false }: Props) {
  const t = useTranslations("issuer.explain");
  const { inputs, formula, path, source } = explanation;
  const line = <ExplanationLine explanation={explanation} currency={currency} />;
  const origin = (path || source) && (
    <p className="max-w-prose text-12 text-muted">
      {path && <code>{t("from", { path: path.join(".") })}</code>} {source && t("source", { source })}
    </p>
  );
  if (inputs.length === 0) {
    return (
      <div className="py-1 text-14">
        {line}
        {origin}
      </div>
    );
  }
  return (
    <Disclosure summary={line} open={open}>
      <div className="border-line border-l pl-4">
        <p className="max-w-prose text-12 text-muted">
          <code>{FORMULAS[formula]}</code>
        </p>
        {origin}
        <ul>
          {inputs.map((input) => (
            <li key={`${input.key} ${input.name ?? ""} ${input.path?.join(".") ?? ""}`}>
              <ExplanationTree explanation={input} currency={currency} />
            </li>
          ))}
        </ul>
      </div>
    </Disclosure>
  );
}

function ExplanationLine({ explanation, currency }: Props) {
  const t = useTranslations("issuer.explain");
  const format = useFormatter();
  const { key, name, value, unit } = explanation;
  const number =
    value === null
      ? t("none")
      : unit === "share"
        ? format.number(value, { style: "percent", maximumFractionDigits: 2 })
        : `${format.number(value, { maximumFractionDigits: unit.startsWith("currency/") ? 4 : 2 })} ${t(`unit.${unit}`, { currency })}`;
  return (
    <span>
      {t(`key.${key}`)}
      {name !== undefined && ` (${name})`}: <span className="text-ink tabular-nums">{number}</span>
    </span>
  );
}
