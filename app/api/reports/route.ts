import { z } from "zod";
import { now } from "@/server/clock";
import { addReport, reportTypes } from "@/server/data/facts/reports";
import { handleJson, refuse, reply } from "@/server/http/guard";

/** Cards of whole lists name the most. */
const MOST_FACTS = 100;

const newReport = z.strictObject({
  factIds: z.array(z.string().min(1).max(200)).min(1).max(MOST_FACTS),
  type: z.enum(reportTypes),
  text: z.string().trim().max(1000),
});

/** A reader says that something is wrong with a question or card. */
export async function POST(request: Request): Promise<Response> {
  return handleJson(
    request,
    "report.create",
    newReport,
    async (viewer, input) => {
      const added = await addReport(viewer, input, now());
      return added.ok ? reply({ ok: true }) : refuse(added.error.code);
    },
    { limit: 32 * 1024 },
  );
}
