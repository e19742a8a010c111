import { useLocale, useTranslations } from "next-intl";
import { formatAmount } from "../../_components/number-format";
import { Pager } from "../../_periods/pager";
import type { Coupon, CouponTrace } from "./coupon-shapes";
import { Level } from "./level";
import { LineTrace } from "./line-trace";

/** Lines shown at a time: each carries its proofs. */
export const LINES_PAGE = 10;

type Props = {
  readonly coupon: Coupon;
  readonly trace: CouponTrace;
  readonly offset: number;
  readonly hrefOf: (offset: number) => string;
};

/** The lines that carry the distributable cash, each to be opened down to its signed readings. */
export function LinesLevel({ coupon, trace, offset, hrefOf }: Props) {
  const t = useTranslations("investor.coupons.way.lines");
  const locale = useLocale();
  const end = offset + LINES_PAGE;
  return (
    <Level
      number={6}
      title={t("title")}
      more={t("more", { count: trace.lineCount })}
      open={offset > 0}
      summary={t("summary", {
        count: trace.lineCount,
        amount: formatAmount(locale, { currency: coupon.currency, minor: BigInt(trace.distributableMinor) }),
      })}
    >
      <ul id="lines" className="grid gap-2">
        {trace.lines.map((traced) => (
          <LineTrace
            key={traced.line.id}
            traced={traced}
            currency={coupon.currency}
            linesRoot={trace.linesRoot}
            evidenceRoot={trace.evidenceRoot}
          />
        ))}
      </ul>
      <Pager
        label={t("title")}
        offset={offset}
        shown={trace.lines.length}
        total={trace.lineCount}
        previous={offset > 0 ? hrefOf(Math.max(0, offset - LINES_PAGE)) : null}
        next={end < trace.lineCount ? hrefOf(end) : null}
      />
    </Level>
  );
}
