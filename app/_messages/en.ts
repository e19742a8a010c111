import auditor from "./en/auditor.json";
import chart from "./en/chart.json";
import component from "./en/component.json";
import dealStudio from "./en/deal-studio.json";
import gallery from "./en/gallery.json";
import glossary from "./en/glossary.json";
import investor from "./en/investor.json";
import issuer from "./en/issuer.json";
import operator from "./en/operator.json";
import period from "./en/period.json";
import publicPages from "./en/public.json";
import shell from "./en/shell.json";
import signIn from "./en/sign-in.json";
import signer from "./en/signer.json";
import studio from "./en/studio.json";
import wallet from "./en/wallet.json";

/** All English texts: one file per part of the portal, so that parts are written and translated apart. */
export const messages = {
  auditor,
  chart,
  component,
  dealStudio,
  gallery,
  glossary,
  investor,
  issuer,
  operator,
  period,
  public: publicPages,
  shell,
  signIn,
  signer,
  studio,
  wallet,
} as const;
