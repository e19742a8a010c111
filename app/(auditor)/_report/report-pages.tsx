"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Document, Page, pdfjs } from "react-pdf";
import "react-pdf/dist/Page/TextLayer.css";
import { Button } from "../../_components/button";
import { Link } from "../../_components/link";
import { Notice } from "../../_components/notice";
import { ProgressBar } from "../../_components/progress-bar";

/** The worker is a file of this portal: the build copies it beside the other scripts. It must be named in this module. */
pdfjs.GlobalWorkerOptions.workerSrc = new URL("pdfjs-dist/build/pdf.worker.min.mjs", import.meta.url).toString();

type Props = {
  /** Address of the PDF on this origin. */
  readonly file: string;
  /** What the document is, for its region's name. */
  readonly title: string;
};

/** A PDF, page by page, as wide as its place; its text can be selected and read aloud. */
export default function ReportPages({ file, title }: Props) {
  const t = useTranslations("auditor.report");
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [count, setCount] = useState(0);
  const [page, setPage] = useState(1);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const failed = (
    <Notice tone="bad" title={t("failed")} live>
      <p>{t("failedText")}</p>
      <Link href={file} newTab>
        {t("open")}
      </Link>
    </Notice>
  );
  const loading = <ProgressBar label={t("loading")} progress={null} />;
  return (
    <section aria-label={title} className="rounded-card border border-line bg-sunken p-2 sm:p-4">
      <nav aria-label={t("pages")} className="mb-2 flex flex-wrap items-center justify-between gap-2" data-print="hide">
        <Button look="quiet" disabled={page <= 1} onClick={() => setPage(page - 1)}>
          {t("previous")}
        </Button>
        <span aria-live="polite" className="text-14 text-muted">
          {count > 0 ? t("page", { page, count }) : t("loading")}
        </span>
        <Button look="quiet" disabled={page >= count} onClick={() => setPage(page + 1)}>
          {t("next")}
        </Button>
      </nav>
      <div ref={frame} className="min-h-96 overflow-hidden">
        {width > 0 && (
          <Document
            file={file}
            suspense={false}
            loading={loading}
            error={failed}
            noData={failed}
            onLoadSuccess={({ numPages }) => setCount(numPages)}
          >
            <Page
              pageNumber={page}
              width={width}
              suspense={false}
              loading={loading}
              error={failed}
              renderAnnotationLayer={false}
            />
          </Document>
        )}
      </div>
    </section>
  );
}
