import "server-only";
import { getTranslations } from "next-intl/server";

/**
 * A refusal for whoever opened the address itself in a browser, as a link to a file is: a sentence in place of the code. Scripts,
 * which do not ask for a page, get the code as it is.
 */
export async function inWords(headers: Pick<Headers, "get">, answer: Response): Promise<Response> {
  if (answer.status < 400 || !headers.get("accept")?.includes("text/html")) return answer;
  const t = await getTranslations("common.refused");
  return new Response(t(sentenceOf(answer.status)), {
    status: answer.status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}

function sentenceOf(status: number) {
  if (status === 401) return "signed-out";
  if (status === 403) return "forbidden";
  return status === 404 ? "not-found" : "other";
}
