import { getTranslations } from "next-intl/server";
import { writeCalendar } from "@/core/exports/icalendar";
import { now } from "@/server/clock";
import { findDueDates } from "@/server/data/sets/calendar";
import { refuse } from "@/server/http/guard";
import { isId } from "@/server/http/is-id";
import { siteAddress } from "@/server/http/site-address";

type Context = RouteContext<"/api/calendar/[userId]/[token]">;

/** Due dates for a calendar. The address is the permission: whoever has the token may read, and a closed one is not there. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { userId, token } = await params;
  const secret = token.replace(/\.ics$/, "");
  const at = now();
  const dates = isId(userId) ? await findDueDates(userId, secret, at) : null;
  if (dates === null) return refuse("not-found");
  const t = await getTranslations("sets.calendar");
  const site = siteAddress(request.headers);
  const events = dates.map(({ title, className, daysWanted, taught, assignmentId, ...date }) => ({
    ...date,
    summary: t("due", { title, class: className }),
    description: daysWanted === null ? "" : t("days", { count: daysWanted }),
    url: `${site}${taught ? `/assignments/${assignmentId}` : "/today"}`,
  }));
  return new Response(writeCalendar({ name: t("name"), at: at.getTime(), events }), {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'inline; filename="azalai.ics"',
      "cache-control": "private, no-store",
    },
  });
}
