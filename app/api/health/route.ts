import { connection } from "next/server";
import { getDb } from "@/server/db";

/** Whether this process serves: its database answers. For the start script, proxies and monitors. */
export async function GET(): Promise<Response> {
  await connection();
  const headers = { "cache-control": "no-store" };
  try {
    const db = await getDb();
    await db.$queryRaw`SELECT 1`;
    return Response.json({ ok: true }, { headers });
  } catch (error) {
    console.error("Health check:", error instanceof Error ? error.message : error);
    return Response.json({ ok: false, code: "database" }, { status: 503, headers });
  }
}
