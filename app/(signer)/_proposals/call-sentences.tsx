import { useLocale, useTranslations } from "next-intl";
import type { DecodedCall } from "../_model/proposal-shapes";
import { sentenceKey, sentenceValues } from "../_model/sentence-values";

/** What a batch will change, in plain words and in the order in which it is done. */
export function CallSentences({ calls }: { readonly calls: readonly DecodedCall[] }) {
  return (
    <ol className="list-decimal space-y-2 pl-6 text-14">
      {calls.map((call, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order is the identity; two calls may be the same
        <li key={index}>
          <CallSentence call={call} />
        </li>
      ))}
    </ol>
  );
}

export function CallSentence({ call }: { readonly call: DecodedCall }) {
  const t = useTranslations("signer.calls");
  const locale = useLocale();
  return t(sentenceKey(call.sentence.key), sentenceValues(locale, call.sentence.values));
}
