import { useTranslations } from "next-intl";
import type { Statement } from "@/lib/core/settlement/statement";
import { Facts } from "../_components/facts";
import { Hash } from "../_components/hash";

type Props = { readonly statement: Statement; readonly statementHash: string };

/** The hashes by which a statement names everything that it stands on. */
export function StatementProof({ statement, statementHash }: Props) {
  const t = useTranslations("period.proof");
  const hashes = [
    { label: t("statementHash"), value: statementHash },
    { label: t("dealHash"), value: statement.dealHash },
    { label: t("evidenceRoot"), value: statement.evidenceRoot },
    { label: t("linesRoot"), value: statement.linesRoot },
    { label: t("enrolmentRoot"), value: statement.enrolmentRoot },
    { label: t("breaksHash"), value: statement.breaksHash },
    { label: t("openingStateHash"), value: statement.openingStateHash },
    { label: t("previousHash"), value: statement.previousHash },
  ];
  return <Facts items={hashes.map(({ label, value }) => ({ label, value: <Hash value={value} full of={label} /> }))} />;
}
