import type { Metadata } from "next";
import { placeTitle } from "@/server/http/place-title";

export async function generateMetadata({ params }: LayoutProps<"/classes/[classroomId]">): Promise<Metadata> {
  return placeTitle("class", (await params).classroomId);
}

/** All pages of a class that are for paper or the wall are titled with its name. */
export default function ClassPaperLayout({ children }: LayoutProps<"/classes/[classroomId]">) {
  return children;
}
