import type { ReactNode } from "react";
import { SiteShell } from "@/components/shell/site-shell";
import { findViewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";

export default async function LearnLayout({ children }: { readonly children: ReactNode }) {
  return (
    <SiteShell person={await findViewer()} asOf={getFactBase().release.asOf}>
      {children}
    </SiteShell>
  );
}
