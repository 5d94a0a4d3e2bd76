import type { Metadata } from "next";
import { placeTitle } from "@/server/http/place-title";

export async function generateMetadata({ params }: LayoutProps<"/sets/[setId]">): Promise<Metadata> {
  return placeTitle("set", (await params).setId);
}

/** All pages of a set are titled with its name. */
export default function SetLayout({ children }: LayoutProps<"/sets/[setId]">) {
  return children;
}
