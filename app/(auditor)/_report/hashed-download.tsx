"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ApiError, portalProblem, problemOfResponse, UNREACHABLE } from "../../_api/api-error";
import { Button } from "../../_components/button";
import { ErrorNotice } from "../../_components/error-notice";
import { Hash } from "../../_components/hash";
import { sha256Hex } from "../../_components/sha256-hex";

type Props = {
  readonly href: string;
  /** Name of the file on disk. */
  readonly name: string;
  readonly label: string;
  /** What it is for, in one sentence. */
  readonly text: string;
};

/** Saves a file and shows the SHA-256 of exactly the bytes that arrived here, so that it can be compared elsewhere. */
export function HashedDownload({ href, name, label, text }: Props) {
  const t = useTranslations("auditor.evidence");
  const download = useMutation<string, ApiError>({
    mutationFn: async () => {
      const bytes = await fetchBytes(href);
      save(new Blob([bytes]), name);
      return sha256Hex(bytes);
    },
  });
  return (
    <div className="grid gap-2 border-line border-b pb-4 last:border-b-0">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="font-semibold text-14">{name}</p>
          <p className="text-14 text-muted">{text}</p>
        </div>
        <Button icon="download" pending={download.isPending} onClick={() => download.mutate()}>
          {download.isPending ? t("preparing") : label}
        </Button>
      </div>
      <div aria-live="polite">
        {download.data && (
          <>
            <p className="text-12 text-muted">{t("received")}</p>
            <Hash value={download.data} full of={name} />
          </>
        )}
      </div>
      {download.error && <ErrorNotice problem={download.error.problem} />}
    </div>
  );
}

async function fetchBytes(href: string): Promise<ArrayBuffer> {
  const response = await fetch(href, { credentials: "same-origin", cache: "no-store" }).catch((error: unknown) => {
    throw new ApiError(portalProblem(UNREACHABLE, href), "refused", error);
  });
  if (!response.ok) throw new ApiError(await problemOfResponse(response), "refused");
  return response.arrayBuffer();
}

function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
