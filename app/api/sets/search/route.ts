import { searchForSet } from "@/server/data/sets/search";
import { handleRead, refuse, reply } from "@/server/http/guard";

const LONGEST_QUERY = 200;

/** Topics, entities, years and facts that a few words may mean: `?q=`. */
export async function GET(request: Request): Promise<Response> {
  const query = (new URL(request.url).searchParams.get("q") ?? "").trim();
  return handleRead(request, "set.create", async (viewer) =>
    query === "" || query.length > LONGEST_QUERY ? refuse("invalid") : reply(await searchForSet(viewer, query)),
  );
}
