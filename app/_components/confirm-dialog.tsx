"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ApiError } from "../_api/api-error";
import { Button } from "./button";
import { type ButtonLook, buttonClasses } from "./button-look";
import { Checkbox } from "./checkbox";
import { ErrorNotice } from "./error-notice";
import { Facts } from "./facts";

type Props = {
  /** Text and look of the button that opens it. */
  readonly trigger: string;
  readonly look?: ButtonLook;
  readonly disabled?: boolean;
  /** The action as a question or a plain statement: "Order 25 000 Senior notes". */
  readonly title: string;
  /** Exactly what will happen, in one or two sentences; whether and how it can be undone. */
  readonly consequence: ReactNode;
  /** Every value that takes part. */
  readonly summary: readonly { readonly label: string; readonly value: ReactNode }[];
  /** The verb again: "Order now", never "OK". */
  readonly confirm: string;
  /** A sentence to be ticked first, for what cannot be undone. */
  readonly acknowledge?: string;
  readonly danger?: boolean;
  /** Closes when it resolves; a refusal is shown inside and nothing that was typed is lost. */
  readonly onConfirm: () => Promise<unknown>;
};

/** Nothing binding or destructive happens without this. */
export function ConfirmDialog(props: Props) {
  const t = useTranslations("component");
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [agreed, setAgreed] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const change = (next: boolean) => {
    if (pending) return;
    setOpen(next);
    setAgreed(false);
    setError(null);
  };
  const confirm = async () => {
    setPending(true);
    setError(null);
    try {
      await props.onConfirm();
      setOpen(false);
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason;
      setError(reason);
    } finally {
      setPending(false);
    }
  };
  return (
    <AlertDialog.Root open={open} onOpenChange={change}>
      <AlertDialog.Trigger className={buttonClasses(props.look ?? "secondary")} disabled={props.disabled}>
        {props.trigger}
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-30 bg-backdrop transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <AlertDialog.Popup className="fixed inset-x-4 top-1/2 z-30 mx-auto max-h-[calc(100dvh-2rem)] max-w-dialog -translate-y-1/2 overflow-y-auto rounded-card border border-line bg-surface p-6 transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0">
          <AlertDialog.Title className="text-20">{props.title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-14" render={<div />}>
            {props.consequence}
          </AlertDialog.Description>
          <div className="mt-4">
            <Facts items={props.summary} />
          </div>
          {props.acknowledge && (
            <div className="mt-4">
              <Checkbox
                name="acknowledge"
                label={props.acknowledge}
                checked={agreed}
                onChange={(event) => setAgreed(event.currentTarget.checked)}
              />
            </div>
          )}
          {error && (
            <div className="mt-4">
              <ErrorNotice problem={error.problem} certainty={error.certainty} />
            </div>
          )}
          <div className="mt-6 flex flex-wrap justify-end gap-3">
            <AlertDialog.Close className={buttonClasses("secondary")} disabled={pending}>
              {t("cancel")}
            </AlertDialog.Close>
            <Button
              look={props.danger ? "danger" : "primary"}
              pending={pending}
              disabled={props.acknowledge !== undefined && !agreed}
              onClick={confirm}
            >
              {pending ? t("confirmWorking") : props.confirm}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
