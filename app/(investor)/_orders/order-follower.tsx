"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { OrderView } from "@/lib/api/views/order-view";
import { apiFetch } from "../../_api/browser";

const EVERY_MS = 3_000;

/** Looks whether the order has moved on, and shows the page anew when so. */
export function OrderFollower({ orderId, version }: { readonly orderId: string; readonly version: number }) {
  const router = useRouter();
  const { data } = useQuery({
    queryKey: ["order", orderId],
    queryFn: ({ signal }) => apiFetch(`/orders/${orderId}`, OrderView, signal),
    refetchInterval: ({ state }) => (state.data?.next.kind === "none" ? false : EVERY_MS),
  });
  const newest = data?.version ?? version;
  useEffect(() => {
    if (newest > version) router.refresh();
  }, [newest, version, router]);
  return null;
}
