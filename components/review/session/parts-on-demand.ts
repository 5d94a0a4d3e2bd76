"use client";

import { useEffect } from "react";
import { laterOnDemand, whenIdle } from "@/components/on-demand";
import { prefetchRenderers } from "@/components/questions/renderers";
import type { AskedCardProps } from "@/components/review/asked/asked-card";
import type { CardInfoDialogProps } from "@/components/review/card/card-info";
import type { NoteDialogProps } from "@/components/review/card/note-dialog";
import type { ReviewCard } from "@/core/memory/protocol";
import type { QuestionTypeName } from "@/core/questions/views";

// What few cards need comes when one of them does.
export const askedCard = laterOnDemand<AskedCardProps>(
  async () => (await import("@/components/review/asked/asked-card")).AskedCard,
);
export const noteDialog = laterOnDemand<NoteDialogProps>(
  async () => (await import("@/components/review/card/note-dialog")).NoteDialog,
);
export const infoDialog = laterOnDemand<CardInfoDialogProps>(
  async () => (await import("@/components/review/card/card-info")).CardInfoDialog,
);

/** Fetches what the cards to come need while the browser is idle: a lost connection must not stop them. */
export function usePartsAhead(queue: readonly ReviewCard[]): void {
  const types = [...new Set(queue.flatMap(({ asks }) => asks.map(({ view }) => view.type)))].join(" ");
  useEffect(
    () =>
      whenIdle(() => {
        void noteDialog.prefetch();
        if (types === "") return;
        void askedCard.prefetch();
        void prefetchRenderers(types.split(" ") as QuestionTypeName[]);
      }),
    [types],
  );
}
