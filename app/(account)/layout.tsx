import type { ReactNode } from "react";
import { SiteShell } from "@/components/shell/site-shell";
import { findViewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";

export default async function AccountLayout({ children }: { readonly children: ReactNode }) {
  return (
    <SiteShell person={await findViewer()} asOf={getFactBase().release.asOf}>
      <div className="mx-auto max-w-3xl">{children}</div>
    </SiteShell>
  );
}
