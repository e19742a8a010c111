import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { apiGetAll } from "../../_api/all-pages";
import { AREA_ROLES } from "../../_api/area";
import { organisationsOf, requireMe } from "../../_api/me";
import { apiRead } from "../../_api/server";
import { DataTable } from "../../_components/data-table";
import { EmptyState } from "../../_components/empty-state";
import { PageHeader } from "../../_components/page-header";
import { Section } from "../../_components/section";
import type { TableRow } from "../../_components/table-cell";
import { paths } from "../../_paths";
import { ProposalReview, StoredProposal } from "../_model/proposal-shapes";
import { isOpen } from "../_model/proposal-view";
import { readDealNames } from "../_model/read-deal-names";
import { InboxCard } from "../_proposals/inbox-card";
import { ProposalBadge } from "../_proposals/proposal-badge";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signer.inbox"))("title") };
}

/** What waits for signatures, each with what it will change; below, what is done with. */
export default async function InboxPage() {
  const [t, purpose, me] = await Promise.all([
    getTranslations("signer.inbox"),
    getTranslations("signer.purpose"),
    requireMe(),
  ]);
  const orgIds = organisationsOf(me, AREA_ROLES["/signer"]);
  const [names, ...lists] = await Promise.all([
    readDealNames(orgIds),
    ...orgIds.map((orgId) => apiGetAll(`/proposals?orgId=${orgId}`, StoredProposal)),
  ]);
  const titleOf = ({ purpose: kind, dealId }: StoredProposal["value"]) =>
    purpose(kind, { deal: names.get(dealId) ?? purpose("aDeal") });
  const proposals = lists.flat();
  const open = proposals.filter(({ value }) => isOpen(value.status));
  const reviews = await Promise.all(open.map(({ value }) => apiRead(`/proposals/${value.id}`, ProposalReview)));
  const rows = proposals
    .filter(({ value }) => !isOpen(value.status))
    .map(
      ({ value }): TableRow => ({
        id: value.id,
        href: paths.signer.proposal(value.id),
        cells: {
          what: titleOf(value),
          status: { node: <ProposalBadge status={value.status} />, sort: value.status, csv: value.status },
          created: value.createdAt.slice(0, 10),
          signatures: value.signatures.length,
          hash: value.safeTxHash,
        },
      }),
    );
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Section title={t("waiting")}>
        {open.length === 0 ? (
          <EmptyState level={3} title={t("emptyTitle")} text={t("emptyText")} />
        ) : (
          <ul className="grid gap-4">
            {open.map(({ value }, index) => (
              <li key={value.id}>
                <InboxCard title={titleOf(value)} proposal={value} review={reviews[index]} />
              </li>
            ))}
          </ul>
        )}
      </Section>
      {rows.length > 0 && (
        <Section title={t("past")}>
          <DataTable
            caption={t("pastCaption")}
            captionHidden
            columns={[
              { id: "what", header: t("what") },
              { id: "status", header: t("status") },
              { id: "created", header: t("created"), kind: "date" },
              { id: "signatures", header: t("signatures"), kind: "number" },
              { id: "hash", header: "SafeTxHash", kind: "hash" },
            ]}
            rows={rows}
          />
        </Section>
      )}
    </>
  );
}
