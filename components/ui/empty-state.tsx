import type { ReactNode } from "react";
import { Track } from "@/components/shell/mark";

/** What to say where there is nothing yet: why, and what to do next. */
export function EmptyState({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="grid justify-items-center gap-3 rounded-2xl border border-dashed border-line-strong px-6 py-10 text-center">
      <Track className="h-5 text-line-strong" />
      {/* No heading: it stands under pages' titles and under sections' alike, and has nothing below it. */}
      <p className="font-display text-xl font-bold">{title}</p>
      {children ? <div className="max-w-md text-ink-soft">{children}</div> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  );
}
