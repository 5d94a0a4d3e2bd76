import { z } from "zod";
import { now } from "@/server/clock";
import { askAsList } from "@/server/data/sittings/map-as-list";
import { handleJson, refuse, reply } from "@/server/http/guard";

const listRequest = z.strictObject({ attemptId: z.uuid(), index: z.int().min(0).max(200) });

/**
 * A map question as a list, for whoever cannot or will not point at a map; it is then scored as a choice. What it stands at is in
 * the reply.
 */
export async function POST(request: Request): Promise<Response> {
  return handleJson(request, "attempt.change", listRequest, async (viewer, input) => {
    const list = await askAsList(viewer, input, now());
    return list.ok ? reply(list.value) : refuse(list.error);
  });
}
