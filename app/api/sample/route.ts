import { z } from "zod";
import { findSample, gradeSample } from "@/server/content/samples";
import { heldBackFactIds } from "@/server/data/facts/in-force";
import { readJson, refuse, reply } from "@/server/http/guard";

const sampleAnswer = z.strictObject({
  number: z.int().min(0).max(1000),
  answer: z.record(z.string().max(20), z.unknown()),
});

/** Grades a sample question of the first page; nothing is recorded. */
export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, sampleAnswer, 4 * 1024);
  if (!body.ok) return body.refusal;
  const graded = gradeSample(body.value.number, body.value.answer, await heldBackFactIds());
  return graded.ok ? reply(graded.value) : refuse(graded.error);
}

/** Another sample question, by number. */
export async function GET(request: Request): Promise<Response> {
  const number = Number(new URL(request.url).searchParams.get("number"));
  if (!Number.isInteger(number) || number < 0 || number > 1000) return refuse("invalid");
  const sample = findSample(number, await heldBackFactIds());
  return sample ? reply(sample) : refuse("not-found");
}
