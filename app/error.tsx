"use client";

import { Mark } from "@/components/shell/mark";
import { Button } from "@/components/ui/button";
import common from "@/messages/en/common.json";

/** Shown instead of a page that broke: a sentence and a way on, never the inside of the program. */
export default function ErrorPage({
  error,
  reset,
}: {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}) {
  const words = common.trouble;
  return (
    <main className="mx-auto grid max-w-xl justify-items-start gap-5 px-4 py-16">
      <Mark className="h-8 w-auto text-indigo" />
      <h1 className="text-3xl">{words.title}</h1>
      <p className="text-lg text-ink-soft">{words.text}</p>
      <Button onClick={reset}>{words.again}</Button>
      {error.digest ? (
        <p className="text-sm text-ink-soft">{words.reference.replace("{digest}", error.digest)}</p>
      ) : null}
    </main>
  );
}
