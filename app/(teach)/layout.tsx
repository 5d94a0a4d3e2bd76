import type { ReactNode } from "react";
import { SiteShell } from "@/components/shell/site-shell";
import { findViewer } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";

/** Asks nobody to sign in: a layout does not know its page's address, and each page asks with its own to come back to. */
export default async function TeachLayout({ children }: { readonly children: ReactNode }) {
  return (
    <SiteShell person={await findViewer()} asOf={getFactBase().release.asOf}>
      {children}
    </SiteShell>
  );
}
