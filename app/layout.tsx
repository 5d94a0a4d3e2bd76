import type { Metadata, Viewport } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import "@/app/globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    title: { default: t("name"), template: `%s · ${t("name")}` },
    description: t("description"),
    icons: { icon: "/icon.svg", apple: "/apple-touch-icon.png" },
    appleWebApp: { title: t("name") },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf6ee" },
    { media: "(prefers-color-scheme: dark)", color: "#12132a" },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    // The theme script sets an attribute before React wakes: a difference that React must not mend.
    <html lang={await getLocale()} suppressHydrationWarning>
      <head>
        {/* Not deferred: it must run before the first paint, or a chosen theme flashes. */}
        <script src="/theme.js" />
      </head>
      <body>{children}</body>
    </html>
  );
}
