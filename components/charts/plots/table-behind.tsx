import type { ComponentProps } from "react";
import { Table } from "@/components/ui/table";

/** The figures of a drawing as a table, closed at first: for screen readers, and for whoever wants the numbers. */
export function TableBehind({ summary, ...table }: ComponentProps<typeof Table> & { readonly summary: string }) {
  return (
    <details className="mt-3">
      <summary className="inline-block min-h-11 py-2 font-semibold text-indigo">{summary}</summary>
      <Table {...table} hideCaption />
    </details>
  );
}
