"use client";

import { useCallback, useRef, useState } from "react";
import { createSearcher, type Searcher } from "@/core/search/search";
import type { SearchEntry } from "@/core/search/search-entries";

export type SearcherState =
  | { readonly kind: "unasked" }
  | { readonly kind: "loading" }
  | { readonly kind: "failed" }
  | { readonly kind: "ready"; readonly searcher: Searcher };

/** The search index, loaded when it is first needed; `load` may be called at every key press. */
export function useSearcher(address: string): { readonly state: SearcherState; readonly load: () => void } {
  const [state, setState] = useState<SearcherState>({ kind: "unasked" });
  const asked = useRef(false);
  const load = useCallback(() => {
    if (asked.current) return;
    asked.current = true;
    setState({ kind: "loading" });
    loadEntries(address).then(
      (entries) => setState({ kind: "ready", searcher: createSearcher(entries) }),
      () => {
        // The connection may come back: the next key press asks again.
        asked.current = false;
        setState({ kind: "failed" });
      },
    );
  }, [address]);
  return { state, load };
}

async function loadEntries(address: string): Promise<readonly SearchEntry[]> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The search index answered ${response.status}`);
  return (await response.json()) as readonly SearchEntry[];
}
