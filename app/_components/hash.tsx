import { useTranslations } from "next-intl";
import { CopyButton } from "./copy-button";

type Props = {
  /** Hex, with or without 0x. */
  readonly value: string;
  /** All of it, large and in groups of four, so that two people can compare it aloud. */
  readonly full?: boolean;
  /** What it is the hash of, for the copy button's name. */
  readonly of?: string;
};

/** A hash as its first and last four digits, with the whole to copy. */
export function Hash({ value, full = false, of }: Props) {
  const t = useTranslations("component");
  const prefix = value.startsWith("0x") ? "0x" : "";
  const digits = value.slice(prefix.length);
  const copy = <CopyButton text={value} what={of ? `${t("hash")}: ${of}` : t("hash")} />;
  if (!full) {
    return (
      <span className="inline-flex items-center gap-1 font-mono whitespace-nowrap">
        <span title={value}>
          {prefix}
          {shortened(digits)}
        </span>
        {copy}
      </span>
    );
  }
  return (
    <span className="flex items-start gap-2 font-mono text-16">
      <span className="flex flex-wrap gap-x-2">
        {prefix && <span className="text-muted">{prefix}</span>}
        {groups(digits).map(({ text, at }) => (
          <span key={at}>{text}</span>
        ))}
      </span>
      {copy}
    </span>
  );
}

export function shortened(digits: string): string {
  return digits.length <= 10 ? digits : `${digits.slice(0, 4)}…${digits.slice(-4)}`;
}

function groups(digits: string): readonly { readonly text: string; readonly at: number }[] {
  return (digits.match(/.{1,4}/g) ?? []).map((text, index) => ({ text, at: index * 4 }));
}
