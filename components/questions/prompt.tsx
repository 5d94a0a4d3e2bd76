"use client";

import { createContext, type ReactNode, useContext } from "react";

/** Level of the question's heading: the first on its own screen, lower inside a page with other headings. */
export const PromptHeading = createContext<"h1" | "h3">("h1");

/** The question itself, as a heading, so that a screen reader finds it first. */
export function Prompt({ children }: { readonly children: ReactNode }) {
  const Heading = useContext(PromptHeading);
  return (
    <Heading
      className={Heading === "h1" ? "text-2xl leading-snug sm:text-[1.75rem]" : "text-xl leading-snug sm:text-2xl"}
    >
      {children}
    </Heading>
  );
}

/** A sentence that is asked about, set apart from the question. */
export function Proposition({ children }: { readonly children: ReactNode }) {
  return (
    <blockquote className="my-5 border-l-4 border-ochre bg-sand px-4 py-3 text-lg leading-relaxed">
      {children}
    </blockquote>
  );
}
