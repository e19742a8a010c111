import { useLocale } from "next-intl";
import { type DatePrecision, formatDate, precisionOf } from "./date-format";

type Props = {
  /** `YYYY-MM`, `YYYY-MM-DD` or an ISO instant. */
  readonly value: string;
  readonly precision?: DatePrecision;
  /** Of an instant: the deal's zone where there is a deal. */
  readonly timeZone?: string;
  /** As evidence writes it, instead of the language's long form. */
  readonly iso?: boolean;
};

export function DateText({ value, precision = precisionOf(value), timeZone = "UTC", iso = false }: Props) {
  const locale = useLocale();
  return (
    <time dateTime={value} className="whitespace-nowrap">
      {iso ? value : formatDate(locale, value, precision, timeZone)}
    </time>
  );
}
