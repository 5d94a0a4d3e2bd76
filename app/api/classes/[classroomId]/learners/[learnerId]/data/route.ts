import { now } from "@/server/clock";
import { exportLearner } from "@/server/data/privacy/learner-record";
import { handleRead, refuse } from "@/server/http/guard";
import { isId } from "@/server/http/is-id";

/** What a class has of one of its learners, as a file. */
export function GET(request: Request, context: RouteContext<"/api/classes/[classroomId]/learners/[learnerId]/data">) {
  return handleRead(request, "learnerData.read", async (viewer) => {
    const { classroomId, learnerId } = await context.params;
    if (!isId(classroomId) || !isId(learnerId)) return refuse("not-found");
    const data = await exportLearner(viewer, classroomId, learnerId, now());
    if (!data) return refuse("not-found");
    return new Response(JSON.stringify(data, null, 1), {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="learner-${learnerId.slice(0, 8)}.json"`,
        "cache-control": "no-store",
      },
    });
  });
}
