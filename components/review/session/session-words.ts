import { getMessages } from "next-intl/server";
import type { SessionWords } from "@/components/review/session/review-session";

/** The words of a review session: the same with a server and without. */
export async function sessionWords(): Promise<SessionWords> {
  const { review, quiz, common } = await getMessages();
  const { feedback, howMade, report, question } = quiz;
  return { review, feedback, howMade, report, status: common.status, question };
}
