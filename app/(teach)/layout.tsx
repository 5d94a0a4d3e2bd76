import type { ReactNode } from "react";
import { SiteShell } from "@/components/shell/site-shell";
import { requireTeacher } from "@/server/auth/viewer";
import { getFactBase } from "@/server/content/load";

export default async function TeachLayout({ children }: { readonly children: ReactNode }) {
  const viewer = await requireTeacher();
  return (
    <SiteShell person={viewer} asOf={getFactBase().release.asOf}>
      {children}
    </SiteShell>
  );
}
