import { useTranslations } from "next-intl";
import { Disclosure } from "../../_components/disclosure";
import { Hash } from "../../_components/hash";
import { WholeAddress } from "./whole-address";

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** A decoded argument in full: structs by field, lists by item, bytes to be unfolded. */
export function DecodedValue({ value }: { readonly value: Json }) {
  const t = useTranslations("signer.proposal");
  if (Array.isArray(value)) {
    if (value.length === 0) return <span className="text-muted">{t("emptyList")}</span>;
    return (
      <Disclosure summary={t("items", { count: value.length })}>
        <ol className="list-decimal space-y-1 pl-6">
          {value.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is the item's identity
            <li key={index}>
              <DecodedValue value={item} />
            </li>
          ))}
        </ol>
      </Disclosure>
    );
  }
  if (typeof value === "object" && value !== null) {
    return (
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[max-content_1fr]">
        {Object.entries(value).map(([name, field]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="min-w-0">
              <DecodedValue value={field} />
            </dd>
          </div>
        ))}
      </dl>
    );
  }
  const text = String(value);
  if (/^0x[0-9a-fA-F]{40}$/.test(text)) return <WholeAddress value={text} />;
  if (/^0x[0-9a-fA-F]{64}$/.test(text)) return <Hash value={text} />;
  if (/^0x[0-9a-fA-F]{65,}$/.test(text)) {
    return (
      <Disclosure summary={t("bytes", { count: text.length / 2 - 1 })}>
        <code className="block break-all font-mono text-12">{text}</code>
      </Disclosure>
    );
  }
  return <span className="break-words">{text}</span>;
}
