import { useTranslations } from "next-intl";
import { Notice } from "../_components/notice";
import type { WalletError } from "./wallet-error";

/** What a wallet refused, and what to do; nothing was signed or sent. */
export function WalletErrorNotice({ error }: { readonly error: WalletError }) {
  const t = useTranslations("wallet.error");
  return (
    <Notice tone="bad" title={t(`${error.code}.title`)} live>
      <p>{t(`${error.code}.text`)}</p>
      {error.code === "FAILED" && <p className="mt-1 text-12 text-muted">{error.message}</p>}
    </Notice>
  );
}
