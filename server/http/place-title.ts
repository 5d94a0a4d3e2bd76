import "server-only";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { findViewer } from "@/server/auth/viewer";
import { findTitle, type Place } from "@/server/data/teaching/titles";
import { isId } from "@/server/http/is-id";

/**
 * Titles of all pages of a class, an assignment, a set or a sitting: the page's own name first, then what it is about. With several classes
 * open, tabs tell them apart, and a sheet that is saved as a file has a name.
 *
 * Nothing for whoever may not see it: the page itself says so.
 */
export async function placeTitle(place: Place, id: string): Promise<Metadata> {
  const viewer = await findViewer();
  const name = viewer !== null && isId(id) ? await findTitle(viewer, place, id) : null;
  if (name === null) return {};
  const t = await getTranslations("common");
  return { title: { default: name, template: `%s · ${name} · ${t("name")}` } };
}
