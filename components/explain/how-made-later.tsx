"use client";

import { useEffect, useState } from "react";
import { HowMadeFrame, type HowMadeProps, type HowMadeWords } from "@/components/explain/how-made-frame";
import { Demanded, laterOnDemand } from "@/components/on-demand";
import type { Explanation } from "@/core/questions/explain";

const text = laterOnDemand<HowMadeProps>(async () => (await import("@/components/explain/how-made")).HowMadeText);

type Props = {
  readonly title: string;
  readonly words: HowMadeWords;
  /** What is told, or the address that tells it. */
  readonly source: Explanation | string;
};

/** The same in a page of the browser's own: what is told, and the code that tells it, come when somebody asks. */
export function HowMadeLater({ title, words, source }: Props) {
  const [open, setOpen] = useState(false);
  const told = useExplanation(source, open);
  return (
    <HowMadeFrame title={title} onToggle={setOpen}>
      {!open ? null : told === "loading" || told === "failed" ? (
        <p role="status" className="pb-4">
          {words[told]}
        </p>
      ) : (
        <Demanded what={text} props={{ explanation: told, words }} fallback={<p className="pb-4">{words.loading}</p>} />
      )}
    </HowMadeFrame>
  );
}

/** Asked for each time that it is opened, until it has come. */
function useExplanation(source: Explanation | string, wanted: boolean): Explanation | "loading" | "failed" {
  const [found, setFound] = useState<{ readonly source: string; readonly told: Explanation | "failed" } | null>(null);
  const address = typeof source === "string" ? source : null;
  const isThere = found?.source === address && found?.told !== "failed";
  useEffect(() => {
    if (address === null || !wanted || isThere) return;
    let current = true;
    setFound(null);
    fetch(address, { credentials: "same-origin" })
      .then(async (response) => (response.ok ? ((await response.json()) as Explanation) : "failed"))
      .catch(() => "failed" as const)
      .then((told) => current && setFound({ source: address, told }));
    return () => {
      current = false;
    };
  }, [address, wanted, isThere]);
  if (typeof source !== "string") return source;
  return found === null || found.source !== source ? "loading" : found.told;
}
