import { useTranslations } from "next-intl";
import { safeTxOf, safeTypedData } from "@/lib/core/issuance/safe-tx-hash";
import { CopyButton } from "../../_components/copy-button";
import { Disclosure } from "../../_components/disclosure";
import { Facts } from "../../_components/facts";
import { ScrollBox } from "../../_components/scroll-box";
import { typedDataText } from "../../_wallet/typed-data-text";
import type { StoredProposal } from "../_model/proposal-shapes";
import { WholeAddress } from "./whole-address";

type Props = { readonly proposal: StoredProposal["value"] };

/** The fields of the EIP-712 message that an owner's wallet hashes, to be computed again elsewhere. */
export function TypedDataFacts({ proposal }: Props) {
  const t = useTranslations("signer.proposal");
  const { chainId, safeAddress, calls, nonce, multiSendCallOnly } = proposal;
  const tx = safeTxOf({ calls, nonce: BigInt(nonce), multiSendCallOnly });
  const text = JSON.stringify(JSON.parse(typedDataText(safeTypedData({ chainId, address: safeAddress }, tx))), null, 2);
  return (
    <>
      <Facts
        items={[
          { label: "domain.chainId", value: String(chainId) },
          { label: "domain.verifyingContract", value: <WholeAddress value={safeAddress} name={t("safe")} /> },
          {
            label: "to",
            value: <WholeAddress value={tx.to} name={tx.operation === 1 ? "MultiSendCallOnly" : t("callTarget")} />,
          },
          { label: "value", value: tx.value.toString() },
          { label: "operation", value: tx.operation === 1 ? t("operationDelegate") : t("operationCall") },
          { label: "safeTxGas, baseGas, gasPrice", value: t("zeros") },
          { label: "gasToken, refundReceiver", value: t("zeroAddresses") },
          { label: "nonce", value: String(nonce) },
        ]}
      />
      <div className="mt-3">
        <Disclosure summary={t("typedData")}>
          <div className="flex items-center gap-2 text-14">
            {t("copyTypedData")}
            <CopyButton text={text} what={t("typedData")} />
          </div>
          <ScrollBox label={t("typedData")} className="mt-2 max-h-96 bg-surface p-3">
            <pre className="whitespace-pre-wrap break-all font-mono text-12">{text}</pre>
          </ScrollBox>
        </Disclosure>
      </div>
    </>
  );
}
