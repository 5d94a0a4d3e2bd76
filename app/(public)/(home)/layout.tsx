import type { ReactNode } from "react";
import { SiteShell } from "@/components/shell/site-shell";
import { findViewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";

/** Pages that need no account; who has one finds their way back from here. */
export default async function PublicLayout({ children }: { readonly children: ReactNode }) {
  return (
    <SiteShell person={await findViewer()} asOf={getFactBase().release.asOf}>
      {children}
    </SiteShell>
  );
}
