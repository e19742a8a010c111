import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { KycView } from "@/lib/api/views/kyc-view";
import { COUNTRY_CODES } from "@/lib/core/identity/country-number";
import { apiGet } from "../../../_api/server";
import { readSystem } from "../../../_api/system";
import { Address } from "../../../_components/address";
import { Breadcrumbs } from "../../../_components/breadcrumbs";
import { formatDate } from "../../../_components/date-format";
import { Link } from "../../../_components/link";
import { Notice } from "../../../_components/notice";
import { PageHeader } from "../../../_components/page-header";
import { type StepState, Steps } from "../../../_components/steps";
import { paths } from "../../../_paths";
import { KycFollower } from "../../_qualify/kyc-follower";
import { LinkWallet } from "../../_qualify/link-wallet";
import { StartCheck } from "../../_qualify/start-check";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("investor.qualify"))("title") };
}

/** Wallet, identity, register: what an investor needs before ordering. */
export default async function QualifyPage() {
  const [t, home, locale, kyc, system] = await Promise.all([
    getTranslations("investor.qualify"),
    getTranslations("investor.home"),
    getLocale(),
    apiGet("/me/kyc", KycView),
    readSystem(),
  ]);
  const isVerified = kyc.state === "verified";
  const until = kyc.verifiedUntil === null ? "" : formatDate(locale, kyc.verifiedUntil.slice(0, 10), "day", "UTC");
  const names = new Intl.DisplayNames(locale, { type: "region" });
  const countries = COUNTRY_CODES.map((code) => ({ value: code, label: names.of(code) ?? code })).sort((a, b) =>
    a.label.localeCompare(b.label, locale),
  );
  const isWaiting = kyc.walletAddress === null && kyc.state !== "rejected";
  const identity: StepState = isVerified
    ? "done"
    : isWaiting
      ? "upcoming"
      : kyc.state === "rejected"
        ? "failed"
        : "current";
  return (
    <>
      <PageHeader
        above={<Breadcrumbs trail={[{ label: home("title"), href: paths.investor.home }]} current={t("title")} />}
        title={t("title")}
        lead={t("lead")}
      />
      {kyc.isRegistered && (
        <div className="mb-8">
          <Notice tone="good" title={t("done")}>
            <Link href={paths.home}>{t("toOfferings")}</Link>
          </Notice>
        </div>
      )}
      <div className="max-w-prose">
        <Steps
          label={t("steps")}
          steps={[
            {
              id: "wallet",
              label: t("wallet"),
              state: kyc.walletAddress === null ? "current" : "done",
              detail:
                kyc.walletAddress === null ? (
                  system && <LinkWallet stage={{ mode: system.mode, chainId: system.chainId }} />
                ) : (
                  <Address value={kyc.walletAddress} />
                ),
            },
            {
              id: "identity",
              label: t("identity"),
              state: identity,
              detail: (
                <div className="grid gap-4">
                  <p>
                    {t(`state.${kyc.state}`, { date: until })} {t("identityText")}
                  </p>
                  {!isVerified && kyc.walletAddress !== null && <StartCheck kyc={kyc} countries={countries} />}
                </div>
              ),
            },
            {
              id: "register",
              label: t("register"),
              state: kyc.isRegistered ? "done" : "upcoming",
              detail: `${t("registerText")} ${kyc.isRegistered ? t("registerDone", { date: until }) : t("registerWait")}`,
            },
          ]}
        />
      </div>
      {!kyc.isRegistered && (kyc.state === "pending" || (isVerified && kyc.walletAddress !== null)) && (
        <KycFollower state={kyc.state} isRegistered={kyc.isRegistered} />
      )}
    </>
  );
}
