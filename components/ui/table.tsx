import type { ReactNode } from "react";
import { classes } from "@/components/class-names";

export type Column = { readonly key: string; readonly label: ReactNode; readonly numeric?: boolean };
export type Row = { readonly key: string; readonly cells: Readonly<Record<string, ReactNode>> };

type Props = {
  /** Says what the table shows; visible unless hidden. */
  readonly caption: string;
  readonly hideCaption?: boolean;
  /** The first column heads its row. */
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
};

/** A table that scrolls sideways by itself on a narrow screen, also by keyboard. */
export function Table({ caption, hideCaption, columns, rows }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard; unnamed, as the page's own section is the landmark
    <section tabIndex={0} className="relative overflow-x-auto rounded-2xl border border-line bg-surface">
      <table className="w-full border-collapse text-left">
        <caption className={hideCaption ? "sr-only" : "px-5 pt-4 text-left text-sm text-ink-soft"}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={classes("px-5 py-3 text-sm font-semibold text-ink-soft", column.numeric && "text-end")}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className="border-t border-line">
              {columns.map((column, index) => {
                const look = classes("px-5 py-3 align-top", column.numeric && "text-end tabular-nums");
                const cell = row.cells[column.key];
                return index === 0 ? (
                  <th key={column.key} scope="row" className={classes(look, "font-medium")}>
                    {cell}
                  </th>
                ) : (
                  <td key={column.key} className={look}>
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
