import type { Metadata } from "next";
import { placeTitle } from "@/server/http/place-title";

export async function generateMetadata({ params }: LayoutProps<"/quiz/[attemptId]">): Promise<Metadata> {
  return placeTitle("sitting", (await params).attemptId);
}

/** All pages of a sitting are titled with the name of its quiz. */
export default function SittingLayout({ children }: LayoutProps<"/quiz/[attemptId]">) {
  return children;
}
