import type { OrderView } from "@/lib/api/views/order-view";
import type { TableRow } from "../../_components/table-cell";
import { paths } from "../../_paths";
import { OrderBadge } from "./order-badge";

/** Rows of a list of orders, for `orderColumns`. */
export function orderRows(views: readonly OrderView[]): readonly TableRow[] {
  return views.map(({ order, title }) => ({
    id: order.id,
    href: paths.investor.order(order.id),
    cells: {
      order: title,
      state: { node: <OrderBadge state={order.state} />, sort: order.state, csv: order.state },
      tokens: order.tokens,
      due: order.due,
      placed: order.createdAt,
    },
  }));
}
