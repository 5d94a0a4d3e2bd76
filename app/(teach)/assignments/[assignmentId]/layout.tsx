import type { Metadata } from "next";
import { placeTitle } from "@/server/http/place-title";

export async function generateMetadata({ params }: LayoutProps<"/assignments/[assignmentId]">): Promise<Metadata> {
  return placeTitle("assignment", (await params).assignmentId);
}

/** All pages of an assignment are titled with its name. */
export default function AssignmentLayout({ children }: LayoutProps<"/assignments/[assignmentId]">) {
  return children;
}
