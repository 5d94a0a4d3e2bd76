"use client";

import { type ComponentProps, useCallback, useEffect, useState } from "react";
import { deviceRows } from "@/components/offline/device-rows";
import { cardsLeft, findKeptPage } from "@/components/offline/kept-reviews";
import { type KeptReviewPage, ReviewSession } from "@/components/review/session/review-session";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";

type Props = Pick<ComponentProps<typeof ReviewSession>, "words">;
type Found = "looking" | "nothing" | KeptReviewPage;

/** What stands at an address that the server could not be asked for: cards from what this device keeps, or the way back to a quiz. */
export function OfflineReview({ words }: Props) {
  // The same page is kept for every address: which one was asked for, the browser alone knows.
  const [quiz, setQuiz] = useState<string | null>(null);
  const [isKnown, setIsKnown] = useState(false);
  useEffect(() => {
    const id = new URLSearchParams(window.location.search).get("quiz") ?? "";
    setQuiz(/^[0-9a-f-]{36}$/.test(id) ? `/quiz/${id}` : null);
    setIsKnown(true);
  }, []);
  if (!isKnown) return null;
  return quiz === null ? <OfflineCards words={words} /> : <OfflineQuiz path={quiz} words={words.review.offline} />;
}

type QuizProps = { readonly path: string; readonly words: Props["words"]["review"]["offline"] };

/** A quiz needs the server; what was answered is kept here, and its own page sends it. That comes by itself: a clock may be running. */
function OfflineQuiz({ path, words }: QuizProps) {
  const goBack = useCallback(() => window.location.replace(path), [path]);
  useEffect(() => {
    window.addEventListener("online", goBack);
    return () => window.removeEventListener("online", goBack);
  }, [goBack]);
  return (
    <div className="mx-auto mb-6 max-w-3xl" role="status">
      <Notice title={words.title}>
        <p>{words.quiz}</p>
        <Button variant="quiet" size="small" className="-ml-4" onClick={goBack}>
          {words.again}
        </Button>
      </Notice>
    </div>
  );
}

/** Reviewing from what this device keeps. */
function OfflineCards({ words }: Props) {
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
