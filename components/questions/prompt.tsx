import type { ReactNode } from "react";

/** The question itself: the heading of the screen, so that a screen reader finds it first. */
export function Prompt({ children }: { readonly children: ReactNode }) {
  return <h1 className="text-2xl leading-snug sm:text-[1.75rem]">{children}</h1>;
}

/** A sentence that is asked about, set apart from the question. */
export function Proposition({ children }: { readonly children: ReactNode }) {
  return (
    <blockquote className="my-5 border-l-4 border-ochre bg-sand px-4 py-3 text-lg leading-relaxed">
      {children}
    </blockquote>
  );
}
