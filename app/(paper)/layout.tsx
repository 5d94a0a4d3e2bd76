import type { ReactNode } from "react";
import { IconSprite } from "@/components/ui/icon-sprite";

/** What is printed has no navigation: black on white, whatever the theme, but for what goes onto the wall. */
export default function PaperLayout({ children }: { readonly children: ReactNode }) {
  return (
    <main className="paper mx-auto min-h-dvh max-w-[50rem] px-4 py-6 sm:px-10 print:min-h-0 print:max-w-none print:p-0 print:[&_li:last-child]:mb-0">
      <IconSprite />
      {children}
    </main>
  );
}
