"use client";

import words from "@/messages/en/trouble.json";

/**
 * Part of every page, so it carries no more than it needs. Shown instead of a page that broke: a sentence and a way on, never the
 * inside of the program.
 */
export default function ErrorPage({
  error,
  reset,
}: {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}) {
  return (
    <main className="mx-auto grid max-w-xl justify-items-start gap-5 px-4 py-16">
      {/* biome-ignore lint/performance/noImgElement: part of every page, so it carries no code for a picture */}
      <img src="/icon.svg" alt="" width={40} height={40} />
      <h1 className="text-3xl">{words.title}</h1>
      <p className="text-lg text-ink-soft">{words.text}</p>
      <button
        type="button"
        onClick={reset}
        className="min-h-11 rounded-full bg-indigo px-5 font-semibold text-on-indigo hover:bg-indigo-strong"
      >
        {words.again}
      </button>
      {error.digest ? (
        <p className="text-sm text-ink-soft">{words.reference.replace("{digest}", error.digest)}</p>
      ) : null}
    </main>
  );
}
