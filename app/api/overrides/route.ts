import { findOverrides } from "@/server/data/facts/in-force";
import { refuse } from "@/server/http/guard";

export const dynamic = "force-dynamic";

/** Facts that editors have withdrawn or lowered since the start: public pages, made at build time, ask for them. */
export async function GET(request: Request): Promise<Response> {
  try {
    const facts = [...(await findOverrides()).values()];
    return Response.json({ facts }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    console.error(`${request.method} ${new URL(request.url).pathname}:`, error);
    return refuse("server-error");
  }
}
