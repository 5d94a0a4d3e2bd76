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
  /** On a narrow screen each row is a card with its columns named, in place of a table that scrolls sideways. */
  readonly cards?: boolean;
};

/** Elements that a style lays out as blocks are no table to a screen reader unless they say so. */
const ROLES = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  column: { role: "columnheader" },
  head: { role: "rowheader" },
  cell: { role: "cell" },
} as const;

/** A table. On a narrow screen it scrolls sideways by itself, with a shade where more of it is, or becomes cards. */
export function Table({ caption, hideCaption, columns, rows, cards = false }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard; unnamed, as the page's own section is the landmark
    <section tabIndex={0} className="scrolls-sideways relative rounded-2xl border border-line">
      <table {...ROLES.table} className={classes("w-full border-collapse text-left", cards && "max-sm:block")}>
        <caption
          className={classes(
            hideCaption ? "sr-only" : "px-5 pt-4 text-left text-sm text-ink-soft",
            cards && (hideCaption ? "max-sm:block" : "max-sm:block max-sm:px-4 max-sm:pb-3"),
          )}
        >
          {caption}
        </caption>
        <thead {...ROLES.group} className={cards ? "max-sm:sr-only" : undefined}>
          <tr {...ROLES.row}>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                {...ROLES.column}
                className={classes("px-5 py-3 text-sm font-semibold text-ink-soft", column.numeric && "text-end")}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...ROLES.group} className={cards ? "max-sm:block" : undefined}>
          {rows.map((row) => (
            <tr
              key={row.key}
              {...ROLES.row}
              className={classes(
                "border-t border-line",
                cards && "max-sm:grid max-sm:gap-1.5 max-sm:px-4 max-sm:py-3.5",
              )}
            >
              {columns.map((column, index) => (
                <Cell key={column.key} column={column} head={index === 0} cards={cards}>
                  {row.cells[column.key]}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type CellProps = {
  readonly column: Column;
  readonly head: boolean;
  readonly cards: boolean;
  readonly children: ReactNode;
};

function Cell({ column, head, cards, children }: CellProps) {
  const look = classes(
    "px-5 py-3 align-top",
    column.numeric && "tabular-nums",
    column.numeric && (cards ? "sm:text-end" : "text-end"),
    cards && "max-sm:p-0",
  );
  if (head) {
    return (
      <th scope="row" {...ROLES.head} className={classes(look, "font-medium", cards && "max-sm:font-semibold")}>
        {children}
      </th>
    );
  }
  if (!cards) return <td className={look}>{children}</td>;
  const empty = children === null || children === undefined || children === 0 || children === "";
  return (
    <td
      {...ROLES.cell}
      className={classes(
        look,
        empty ? "max-sm:hidden" : "max-sm:grid max-sm:grid-cols-[7.5rem_minmax(0,1fr)] max-sm:gap-3",
      )}
    >
      {/* The head of the column says it to screen readers. */}
      <span aria-hidden="true" className="text-sm text-ink-soft sm:hidden">
        {column.label}
      </span>
      <span className="min-w-0">{children}</span>
    </td>
  );
}
