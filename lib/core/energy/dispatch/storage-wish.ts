/** What a policy wants of the storage in an hour, at the AC terminals [kWh]. It is granted as far as the limits allow. */
export type StorageWish = {
  chargeFromPv: number;
  chargeFromGrid: number;
  /** Discharge for the station's own loads, the host, and sale. */
  toOwnLoad: number;
  toHost: number;
  toGrid: number;
};

export function clearWish(wish: StorageWish): void {
  wish.chargeFromPv = 0;
  wish.chargeFromGrid = 0;
  wish.toOwnLoad = 0;
  wish.toHost = 0;
  wish.toGrid = 0;
}

export function emptyWish(): StorageWish {
  return { chargeFromPv: 0, chargeFromGrid: 0, toOwnLoad: 0, toHost: 0, toGrid: 0 };
}
