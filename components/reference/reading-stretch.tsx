import { useTranslations } from "next-intl";
import { HarmDetails } from "@/components/reference/harm-details";
import { paths } from "@/components/reference/paths";
import { StatusMark } from "@/components/reference/status-mark";
import { written } from "@/core/browse/in-use";
import type { Stretch } from "@/core/browse/reading-path";
import type { Fact, Language } from "@/core/facts/model";

/** A stretch of the reading path: a few words of our own, then the facts that carry them. */
export function ReadingStretch({ stretch, language }: { readonly stretch: Stretch; readonly language: Language }) {
  const { section, facts } = stretch;
  return (
    <section aria-labelledby={section.id} className="mt-14">
      <h2 id={section.id} className="scroll-mt-6 text-2xl sm:text-3xl">
        {written(section.title, language)}
      </h2>
      <p className="mt-3 text-lg text-ink-soft">{written(section.intro, language)}</p>
      <ul className="mt-5 grid gap-4 border-l-2 border-line pl-5">
        {facts.map((fact) => (
          <li key={fact.id} className="relative">
            <span
              aria-hidden="true"
              className="absolute top-2.5 -left-[1.625rem] size-2.5 rounded-full border-2 border-ochre bg-paper"
            />
            {fact.harm === null ? (
              <Statement fact={fact} language={language} />
            ) : (
              <HarmDetails harm={fact.harm}>
                <Statement fact={fact} language={language} />
              </HarmDetails>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Established facts bear no mark here: the text would be half marks, and the lead says so. */
function Statement({ fact, language }: { readonly fact: Fact; readonly language: Language }) {
  const status = useTranslations("common.status");
  return (
    <p>
      <a
        href={paths.fact(language, fact.id)}
        className="text-lg leading-snug decoration-ochre decoration-2 underline-offset-4 hover:underline"
      >
        {written(fact.text, language)}
      </a>
      {fact.status === "established" ? null : (
        <span className="ml-2 align-baseline">
          <StatusMark status={fact.status} label={status(fact.status)} />
        </span>
      )}
    </p>
  );
}
