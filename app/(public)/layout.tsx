import type { ReactNode } from "react";
import { SiteShell } from "@/components/shell/site-shell";
import { getFactBase } from "@/server/content/load";

/** Pages that are the same for everyone. */
export default function PublicLayout({ children }: { readonly children: ReactNode }) {
  return (
    <SiteShell person="static" asOf={getFactBase().release.asOf}>
      {children}
    </SiteShell>
  );
}
