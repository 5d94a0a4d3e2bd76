"use client";

import { type ComponentProps, useEffect, useState } from "react";
import { deviceRows } from "@/components/offline/device-rows";
import { cardsLeft, findKeptPage } from "@/components/offline/kept-reviews";
import { type KeptReviewPage, ReviewSession } from "@/components/review/session/review-session";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";

type Props = Pick<ComponentProps<typeof ReviewSession>, "words">;
type Found = "looking" | "nothing" | KeptReviewPage;

/** Reviewing from what this device keeps. */
export function OfflineReview({ words }: Props) {
  const [found, setFound] = useState<Found>("looking");
  const [online, setOnline] = useState(false);
  const { offline } = words.review;

  useEffect(() => {
    void findKeptPage<KeptReviewPage>(deviceRows().transact).then((kept) => {
      if (kept === null) return setFound("nothing");
      const { page, done } = kept;
      setFound({ ...page, initial: { ...page.initial, cards: cardsLeft(page.initial.cards, done) } });
    });
    const back = () => setOnline(true);
    window.addEventListener("online", back);
    return () => window.removeEventListener("online", back);
  }, []);

  return (
    <>
      <div className="mx-auto mb-6 max-w-3xl" role="status">
        <Notice tone={online ? "good" : "info"} title={online ? offline.back : offline.title}>
          <p>{online ? offline.backText : offline.text}</p>
          <ButtonLink href="/review" prefetch={false} variant="quiet" size="small" className="-ml-4">
            {online ? offline.goBack : offline.again}
          </ButtonLink>
        </Notice>
      </div>
      {found === "nothing" ? <EmptyState title={offline.nothing}>{offline.nothingText}</EmptyState> : null}
      {typeof found === "object" ? <ReviewSession {...found} words={words} onButtons={null} onTyped={null} /> : null}
    </>
  );
}
