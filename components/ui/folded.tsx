import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";

/** What is long and not looked at by everybody: opened on demand, and found by a search in the page. */
export function Folded({ summary, children }: { readonly summary: string; readonly children: ReactNode }) {
  return (
    <details className="group/folded">
      <summary className="flex min-h-11 w-fit list-none items-center gap-2 font-semibold text-indigo [&::-webkit-details-marker]:hidden">
        <Icon name="down" className="size-5 group-open/folded:rotate-180" />
        {summary}
      </summary>
      <div className="mt-3">{children}</div>
    </details>
  );
}
