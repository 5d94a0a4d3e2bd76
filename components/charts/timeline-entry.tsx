import { useTranslations } from "next-intl";
import { factKey } from "@/components/charts/fact-keys";
import { HarmDetails } from "@/components/reference/harm-details";
import { paths } from "@/components/reference/paths";
import { StatusMark } from "@/components/reference/status-mark";
import { TextLink } from "@/components/reference/text-link";
import { written } from "@/core/browse/in-use";
import type { TimelineEntry } from "@/core/charts/timeline";
import type { Language } from "@/core/facts/model";
import { writtenDate } from "@/core/questions/render/dates";
import { asSentence } from "@/core/questions/render/pattern";

type Props = { readonly entry: TimelineEntry; readonly language: Language };

/** One dated fact: how exactly it is dated, what it says, how sure it is, and which other date is given for it. */
export function TimelineItem({ entry: { fact, when, otherDates }, language }: Props) {
  const status = useTranslations("common.status");
  const t = useTranslations("maps.timeline");
  const body = (
    <>
      <a
        href={paths.fact(language, fact.id)}
        className="leading-snug decoration-ochre decoration-2 underline-offset-4 hover:underline"
      >
        {written(fact.text, language)}
      </a>{" "}
      <StatusMark status={fact.status} label={status(fact.status)} />
      {otherDates.map((other) => (
        <p key={other.fact.id} className="mt-1 border-l-2 border-disputed pl-3 text-[0.95rem] text-ink-soft">
          {t("contested", { date: writtenDate(other.when, language) })}{" "}
          <TextLink href={paths.fact(language, other.fact.id)}>{written(other.fact.text, language)}</TextLink>
        </p>
      ))}
    </>
  );
  return (
    <li
      data-fact={fact.id}
      data-facts={factKey(fact, when)}
      className="grid gap-x-6 gap-y-0.5 border-t border-line py-2.5 sm:grid-cols-[10.5rem_1fr]"
    >
      <p className="pt-0.5 text-sm text-ink-soft">{asSentence(writtenDate(when, language))}</p>
      <div className="max-w-3xl">{fact.harm === null ? body : <HarmDetails harm={fact.harm}>{body}</HarmDetails>}</div>
    </li>
  );
}
