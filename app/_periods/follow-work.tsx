"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { ProgressBar } from "../_components/progress-bar";

type Props = {
  readonly label: string;
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly note?: string;
};

const EVERY_MS = 2_000;

/** Work that goes on by itself: shows how far it is, and reads the page again until it is done. */
export function FollowWork({ label, progress, note }: Props) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);
  return <ProgressBar label={label} progress={progress} note={note} />;
}
