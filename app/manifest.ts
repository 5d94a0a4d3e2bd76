import type { MetadataRoute } from "next";
import { getTranslations } from "next-intl/server";

/** What a phone or PC needs to install the app. It opens where cards wait, which also starts without a connection. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const t = await getTranslations({ locale: "en", namespace: "common" });
  return {
    id: "/",
    name: t("name"),
    short_name: t("name"),
    description: t("description"),
    lang: "en",
    start_url: "/review",
    scope: "/",
    display: "standalone",
    background_color: "#faf6ee",
    theme_color: "#2c2f7d",
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
    shortcuts: [
      { name: t("nav.review"), url: "/review" },
      { name: t("nav.quiz"), url: "/quiz/new" },
    ],
  };
}
