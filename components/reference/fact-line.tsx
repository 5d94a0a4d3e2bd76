import { useTranslations } from "next-intl";
import { HarmDetails } from "@/components/reference/harm-details";
import { paths } from "@/components/reference/paths";
import { StatusMark } from "@/components/reference/status-mark";
import { written } from "@/core/browse/in-use";
import type { Fact, Language } from "@/core/facts/model";
import { writtenWhen } from "@/core/questions/render/dates";
import { asSentence } from "@/core/questions/render/pattern";

type Props = {
  readonly fact: Fact;
  readonly language: Language;
  readonly note?: string | undefined;
  /** The year under whose heading the line stands: it need not be said again. */
  readonly underYear?: number | null;
};

/** One fact in a list: when, what, and how sure it is. */
export function FactLine({ fact, language, note, underYear }: Props) {
  return (
    <li className="grid gap-x-6 gap-y-0.5 border-t border-line py-3.5 sm:grid-cols-[9.5rem_1fr]">
      <p className="pt-0.5 text-sm text-ink-soft">
        {fact.when === null || fact.when === String(underYear) ? null : asSentence(writtenWhen(fact, language))}
      </p>
      {fact.harm === null ? (
        <Statement fact={fact} language={language} note={note} />
      ) : (
        <HarmDetails harm={fact.harm}>
          <Statement fact={fact} language={language} note={note} />
        </HarmDetails>
      )}
    </li>
  );
}

function Statement({ fact, language, note }: Omit<Props, "underYear">) {
  const status = useTranslations("common.status");
  return (
    <div className="max-w-3xl">
      <a
        href={paths.fact(language, fact.id)}
        className="leading-snug decoration-ochre decoration-2 underline-offset-4 hover:underline"
      >
        {written(fact.text, language)}
      </a>
      <p className="mt-0.5">
        <StatusMark status={fact.status} label={status(fact.status)} />
      </p>
      {note === undefined ? null : <p className="mt-1 text-[0.95rem] text-ink-soft">{note}</p>}
    </div>
  );
}
