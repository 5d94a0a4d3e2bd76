"use client";

import { useState, useTransition } from "react";
import { type Problem, problemSentence, type Sentences } from "@/components/forms/form-words";
import { countLocal, wipeLocal } from "@/components/leave-device";
import { WAITING } from "@/components/local-store";
import { forgetDevice } from "@/components/offline/forget-device";
import { sendWaiting } from "@/components/review/send-waiting";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { count, type Plural } from "@/components/words";

/** Words of messages/en/account.json, "leave". */
export type LeaveWords = {
  readonly here: string;
  readonly everywhere: string;
  readonly everywhereHint: string;
  readonly stuck: Plural;
  readonly anyway: string;
};

type Leave = (raw: unknown) => Promise<{ readonly ok: true } | { readonly ok: false; readonly error: Problem }>;

type Props = {
  readonly account: string;
  readonly signOut: Leave;
  /** Null for guests, who have one session. */
  readonly signOutOfAll: Leave | null;
  readonly words: LeaveWords;
  readonly sentences: Sentences;
};

/**
 * Signing out on a shared computer: what has not reached the server is sent first, or the person is told what would
 * be lost; then this device forgets everything.
 */
export function LeaveButtons({ account, signOut, signOutOfAll, words, sentences }: Props) {
  const [stuck, setStuck] = useState<{ readonly how: Leave; readonly count: number } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [pending, start] = useTransition();

  const leave = (how: Leave, force: boolean) =>
    start(async () => {
      setProblem(null);
      const unsent = force ? 0 : (await sendWaiting(account)) + countLocal(account, WAITING);
      if (unsent > 0) {
        setStuck({ how, count: unsent });
        return;
      }
      const answer = await how({}).catch(() => ({ ok: false, error: { code: "unreachable" } }) as const);
      // Signed out elsewhere meanwhile is signed out, too.
      if (!answer.ok && answer.error.code !== "signed-out") {
        setProblem(answer.error);
        return;
      }
      wipeLocal(account);
      await forgetDevice(account);
      window.location.assign("/");
    });

  return (
    <div className="grid gap-4">
      {problem ? (
        <Notice tone="warning" role="alert">
          {problemSentence(problem, sentences)}
        </Notice>
      ) : null}
      {stuck ? (
        <Notice tone="warning" role="alert">
          <p>{count(words.stuck, stuck.count)}</p>
          <Button
            variant="danger"
            size="small"
            className="mt-3"
            disabled={pending}
            onClick={() => leave(stuck.how, true)}
          >
            {words.anyway}
          </Button>
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button variant="secondary" disabled={pending} onClick={() => leave(signOut, false)}>
          {words.here}
        </Button>
        {signOutOfAll ? (
          <Button
            variant="quiet"
            disabled={pending}
            aria-describedby="everywhere-hint"
            onClick={() => leave(signOutOfAll, false)}
          >
            {words.everywhere}
          </Button>
        ) : null}
      </div>
      {signOutOfAll ? (
        <p id="everywhere-hint" className="text-sm text-ink-soft">
          {words.everywhereHint}
        </p>
      ) : null}
    </div>
  );
}
