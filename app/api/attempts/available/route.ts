import { MIN_LENGTH } from "@/core/quizzes/blueprint";
import { ownQuizBlueprint, ownQuizInput } from "@/core/quizzes/own-quiz";
import { findViewer } from "@/server/auth/viewer";
import { findAvailable } from "@/server/data/sittings/available";
import { readJson, refuse, reply } from "@/server/http/guard";

/** How many questions somebody's choices give, before the quiz is started; visitors ask, too. Nothing is recorded. */
export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, ownQuizInput, 8 * 1024);
  if (!body.ok) return body.refusal;
  const blueprint = ownQuizBlueprint(body.value);
  if (!blueprint.ok) return refuse("invalid");
  const { available, why } = await findAvailable(await findViewer(), blueprint.value);
  return reply({ available, why, length: blueprint.value.length, fewest: MIN_LENGTH });
}
