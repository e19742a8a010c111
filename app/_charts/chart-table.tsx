import { ScrollBox } from "../_components/scroll-box";

type Props = {
  readonly caption: string;
  /** The first column names the row. A unit stands in its header. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** The data of a chart as a plain table: whole without script. */
export function ChartTable({ caption, columns, rows }: Props) {
  return (
    <ScrollBox label={caption} className="max-h-96">
      <table className="w-full border-separate border-spacing-0 text-12">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th
                key={column}
                scope="col"
                className={`sticky top-0 border-control border-b bg-surface px-3 py-2 align-bottom font-semibold ${index === 0 ? "text-left" : "text-right"}`}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]} className="hover:bg-sunken">
              {row.map((text, index) =>
                index === 0 ? (
                  <th
                    key={columns[index]}
                    scope="row"
                    className="border-line border-b px-3 py-1 text-left font-normal whitespace-nowrap"
                  >
                    {text}
                  </th>
                ) : (
                  <td key={columns[index]} className="border-line border-b px-3 py-1 text-right whitespace-nowrap">
                    {text}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
