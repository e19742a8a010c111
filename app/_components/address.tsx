import { useTranslations } from "next-intl";
import { CopyButton } from "./copy-button";
import { shortened } from "./hash";

type Props = {
  /** Checksummed, with 0x. */
  readonly value: string;
  /** Who it is: "Issuance Safe", "Signer 2". */
  readonly name?: string;
  /** All 40 digits. */
  readonly full?: boolean;
};

/** An address on the chain as its first and last four digits, with its owner's name where that is known. */
export function Address({ value, name, full = false }: Props) {
  const t = useTranslations("component");
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      {name && <span>{name}</span>}
      <span className={`inline-flex items-center gap-1 font-mono ${full ? "" : "whitespace-nowrap"}`}>
        <span title={value}>{full ? value : `0x${shortened(value.slice(2))}`}</span>
        <CopyButton text={value} what={name ? `${t("address")}: ${name}` : t("address")} />
      </span>
    </span>
  );
}
