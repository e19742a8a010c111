import { useTranslations } from "next-intl";
import { Disclosure } from "../../_components/disclosure";
import { Facts } from "../../_components/facts";
import { Notice } from "../../_components/notice";
import type { DecodedCall } from "../_model/proposal-shapes";
import { CallSentence } from "./call-sentences";
import { DecodedValue } from "./decoded-value";
import { WholeAddress } from "./whole-address";

/** Every call with its contract, function, arguments and raw data. */
export function DecodedCalls({ calls }: { readonly calls: readonly DecodedCall[] }) {
  const t = useTranslations("signer.proposal");
  return (
    <ol className="grid gap-4">
      {calls.map((call, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order is the identity; two calls may be the same
        <li key={index} className="rounded-card border border-line bg-surface p-4">
          <h3 className="text-16">{t("callNumber", { number: index + 1, of: calls.length })}</h3>
          <p className="mt-1 mb-3 text-14">
            <CallSentence call={call} />
          </p>
          {call.function === null && (
            <div className="mb-3">
              <Notice tone="warn" title={t("unknownCall")}>
                {t("unknownCallText")}
              </Notice>
            </div>
          )}
          <Facts
            items={[
              {
                label: t("to"),
                value: <WholeAddress value={call.to} name={call.label ?? call.contract ?? t("stranger")} />,
              },
              { label: t("function"), value: <code className="font-mono">{call.function ?? t("notDecoded")}</code> },
              ...(call.value === "0" ? [] : [{ label: t("value"), value: t("wei", { amount: call.value }) }]),
              ...call.args.map(({ name, type, value }) => ({
                label: `${name} (${type})`,
                value: <DecodedValue value={value} />,
              })),
            ]}
          />
          <div className="mt-2">
            <Disclosure summary={t("data", { count: call.data.length / 2 - 1 })}>
              <code className="block max-h-64 overflow-auto break-all font-mono text-12">{call.data}</code>
            </Disclosure>
          </div>
        </li>
      ))}
    </ol>
  );
}
