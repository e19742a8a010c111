"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { KycView } from "@/lib/api/views/kyc-view";
import { apiFetch } from "../../_api/browser";

const EVERY_MS = 3_000;

type Props = { readonly state: KycView["state"]; readonly isRegistered: boolean };

/** Looks whether the provider has decided or the register has the wallet, and shows the page anew when so. */
export function KycFollower({ state, isRegistered }: Props) {
  const router = useRouter();
  const { data } = useQuery({
    queryKey: ["me", "kyc"],
    queryFn: ({ signal }) => apiFetch("/me/kyc", KycView, signal),
    refetchInterval: EVERY_MS,
  });
  const hasMoved = data !== undefined && (data.state !== state || data.isRegistered !== isRegistered);
  useEffect(() => {
    if (hasMoved) router.refresh();
  }, [hasMoved, router]);
  return null;
}
