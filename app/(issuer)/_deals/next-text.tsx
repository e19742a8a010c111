import { useTranslations } from "next-intl";
import { Link } from "../../_components/link";
import { paths } from "../../_paths";
import type { DealNext } from "./deal-next";

/** What a deal waits for, in a sentence, with the way there. */
export function NextText({ next }: { readonly next: DealNext }) {
  const t = useTranslations("issuer.next");
  switch (next.key) {
    case "sign":
      return <Link href={paths.signer.proposal(next.proposalId)}>{t("sign", { count: next.signatures })}</Link>;
    case "relay":
      return <Link href={paths.signer.proposal(next.proposalId)}>{t("relay")}</Link>;
    default:
      return t(next.key);
  }
}
