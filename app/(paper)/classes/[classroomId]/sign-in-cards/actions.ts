"use server";

import { headers } from "next/headers";
import { z } from "zod";
import type { CardsState } from "@/app/(paper)/_components/sign-in-cards";
import { qrPath } from "@/components/ui/qr-code";
import { err, ok } from "@/core/shared/result";
import { runAction } from "@/server/actions/run-action";
import { now } from "@/server/clock";
import { makeCards } from "@/server/data/classes/sign-in-cards";
import { siteAddress } from "@/server/http/site-address";

const input = z.strictObject({ classroomId: z.uuid(), learnerIds: z.array(z.uuid()).min(1).max(600) });

/** Makes cards for the ticked learners; their codes are in the answer and nowhere else. */
export async function printCards(_previous: CardsState, form: FormData): Promise<CardsState> {
  const raw = { classroomId: form.get("classroomId"), learnerIds: form.getAll("learner") };
  const made = await runAction("card.create", input, raw, async (viewer, { classroomId, learnerIds }) => {
    const cards = await makeCards(viewer, classroomId, learnerIds, now());
    return cards ? ok(cards) : err({ code: "not-found" } as const);
  });
  if (!made.ok) return { error: made.error.code === "invalid" ? "nobody" : made.error.code, cards: null };
  const address = `${siteAddress(await headers())}/card`;
  return {
    error: null,
    cards: made.value.map((card) => ({ ...card, address, qr: qrPath(`${address}?code=${card.code}`) })),
  };
}
