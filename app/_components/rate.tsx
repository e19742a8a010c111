import { useLocale } from "next-intl";
import { formatRate } from "./number-format";

type Props = {
  /** A fraction: "0.0525" is 5.25 %. */
  readonly value: string | number;
  readonly decimals?: number;
  readonly signed?: boolean;
};

export function Rate({ value, decimals, signed }: Props) {
  return <span className="whitespace-nowrap">{formatRate(useLocale(), value, decimals, signed)}</span>;
}
