"use client";

import * as z from "zod";
import { useApiChange } from "../_api/use-api-change";
import { Button } from "../_components/button";
import type { ButtonLook } from "../_components/button-look";
import { ConfirmDialog } from "../_components/confirm-dialog";
import { ErrorNotice } from "../_components/error-notice";
import { useNavigate } from "../_components/navigate";
import { useNotify } from "../_components/toast";

type Props = {
  readonly label: string;
  readonly look?: ButtonLook;
  readonly method?: "POST" | "DELETE";
  /** Below /api/v1. */
  readonly path: `/${string}`;
  readonly body?: unknown;
  /** Said when it is done. */
  readonly done: string;
  /** Asked first, for what binds or cannot be undone. */
  readonly confirm?: {
    readonly title: string;
    readonly consequence: string;
    readonly summary: readonly { readonly label: string; readonly value: string }[];
    readonly verb: string;
    readonly acknowledge?: string;
  };
};

/** One action of the close: sends it once, shows a refusal beside the button, and reads the page again. */
export function PeriodAction({ label, look = "secondary", method = "POST", path, body, done, confirm }: Props) {
  const navigate = useNavigate();
  const notify = useNotify();
  const change = useApiChange(() => ({ method, path, body, schema: z.unknown() }), {
    success: () => {
      notify({ title: done });
      navigate.refresh();
    },
  });
  if (confirm) {
    return (
      <div>
        <ConfirmDialog
          trigger={label}
          look={look}
          title={confirm.title}
          consequence={confirm.consequence}
          summary={confirm.summary}
          confirm={confirm.verb}
          acknowledge={confirm.acknowledge}
          danger={look === "danger"}
          onConfirm={() => change.mutateAsync(undefined)}
        />
      </div>
    );
  }
  return (
    <div className="grid justify-items-start gap-3">
      <Button look={look} pending={change.isPending} onClick={() => change.mutate(undefined)}>
        {label}
      </Button>
      {change.error && <ErrorNotice problem={change.error.problem} certainty={change.error.certainty} />}
    </div>
  );
}
