import type { Written } from "@/app/(teach)/assignments/[assignmentId]/statistics/_components/use-told";

/** A figure in a cell, with its range below it. */
export function Figure({ value, range }: Written) {
  return (
    <>
      <span className="whitespace-nowrap">{value}</span>
      {range === null ? null : <span className="block text-sm whitespace-nowrap text-ink-soft">{range}</span>}
    </>
  );
}
