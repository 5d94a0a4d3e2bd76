"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { postJson } from "@/components/post-json";
import type { Item } from "@/core/questions/contract";
import type { Explanation } from "@/core/questions/explain";
import type { Blueprint } from "@/core/quizzes/blueprint";
import type { PreviewChange } from "@/core/quizzes/sets/preview";
import type { SetWarning } from "@/core/quizzes/sets/warnings";

/** Facts with the fronts of their cards. */
export type FactFronts = {
  readonly facts: readonly { readonly id: string; readonly text: string; readonly fronts: readonly string[] }[];
  /** Facts beyond those listed. */
  readonly more: number;
};

export type ShownPreview = {
  readonly blueprint: Blueprint;
  readonly items: readonly Item[];
  /** How each was made, in the same order. */
  readonly explanations: readonly Explanation[];
  readonly warnings: readonly SetWarning[];
  /** What is learnt of it as reviewing; null where that was not asked for. */
  readonly cards: FactFronts | null;
  readonly refused: "no-other-question" | "no-other-fact" | null;
};

export type PreviewState = {
  readonly shown: ShownPreview | null;
  readonly busy: boolean;
  readonly failed: boolean;
};

/** Typing and ticking are not interrupted: the questions come when nothing has changed for so long. */
const PAUSE_MS = 250;

/**
 * The questions of a blueprint, asked of the server as it changes; only the answer to the last question counts.
 *
 * @param asCards whether it is given as reviewing: then its flashcards come too
 */
export function usePreview(onBlueprint: (blueprint: Blueprint) => void, asCards: boolean) {
  const [state, setState] = useState<PreviewState>({ shown: null, busy: false, failed: false });
  const turn = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const ask = useCallback(
    (blueprint: Blueprint, change: PreviewChange, pause = false) => {
      turn.current += 1;
      const mine = turn.current;
      if (timer.current !== null) clearTimeout(timer.current);
      setState((before) => ({ ...before, busy: true, failed: false }));
      const send = async () => {
        const answer = await postJson<ShownPreview>("/api/sets/preview", { blueprint, change, asCards });
        if (mine !== turn.current) return;
        if (answer.kind !== "ok") return setState((before) => ({ ...before, busy: false, failed: true }));
        setState({ shown: answer.value, busy: false, failed: false });
        onBlueprint(answer.value.blueprint);
      };
      timer.current = setTimeout(send, pause ? PAUSE_MS : 0);
    },
    [onBlueprint, asCards],
  );

  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      turn.current += 1;
    },
    [],
  );
  return { state, ask };
}
