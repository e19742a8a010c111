"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { Facts } from "../../_components/facts";
import { Hash } from "../../_components/hash";
import { StatusBadge } from "../../_components/status-badge";
import { readChainReceipt } from "./chain-receipt";

const EVERY_MS = 2_000;

/** Follows a transaction on the chain until it is mined, and shows its receipt. */
export function ReceiptFacts({ transactionHash }: { readonly transactionHash: string }) {
  const t = useTranslations("signer.receipt");
  const format = useFormatter();
  const { data, isError } = useQuery({
    queryKey: ["receipt", transactionHash],
    queryFn: ({ signal }) => readChainReceipt(transactionHash, signal),
    refetchInterval: ({ state }) => (state.data ? false : EVERY_MS),
  });
  const state = data ? (
    <StatusBadge tone={data.succeeded ? "good" : "bad"} label={data.succeeded ? t("succeeded") : t("reverted")} />
  ) : (
    <span className="text-muted">{isError ? t("unread") : t("waiting")}</span>
  );
  return (
    <div aria-live="polite">
      <Facts
        items={[
          { label: t("transaction"), value: <Hash value={transactionHash} of={t("transaction")} full /> },
          { label: t("state"), value: state },
          ...(data
            ? [
                { label: t("block"), value: format.number(data.block) },
                { label: t("gas"), value: format.number(data.gasUsed) },
                { label: t("events"), value: format.number(data.events) },
              ]
            : []),
        ]}
      />
    </div>
  );
}
