import { useTranslations } from "next-intl";
import { factKey } from "@/components/charts/fact-keys";
import { HarmDetails } from "@/components/reference/harm-details";
import { paths } from "@/components/reference/paths";
import { StatusMark } from "@/components/reference/status-mark";
import { TextLink } from "@/components/reference/text-link";
import { written } from "@/core/browse/in-use";
import type { TimelineEntry } from "@/core/charts/timeline";
import type { Language } from "@/core/facts/model";
import { writtenDate, writtenWhen } from "@/core/questions/render/dates";
import { asSentence } from "@/core/questions/render/pattern";

type Props = { readonly entry: TimelineEntry; readonly language: Language };

/** Classes of the list and, through it, of its entries: with near a thousand of them each class would weigh. */
const look = [
  "[&>li]:grid [&>li]:gap-x-6 [&>li]:gap-y-0.5 [&>li]:border-t [&>li]:border-line [&>li]:py-2.5 sm:[&>li]:grid-cols-[10.5rem_1fr]",
  "[&>li>span]:pt-0.5 [&>li>span]:text-sm [&>li>span]:text-ink-soft [&>li>div]:max-w-3xl [&>li>div]:leading-normal",
  "[&_a]:decoration-ochre [&_a]:decoration-2 [&_a]:underline-offset-4 [&_a]:hover:underline",
].join(" ");

/** The facts of one month, or of a year where no month is known. */
export function TimelineList({
  entries,
  language,
}: {
  readonly entries: readonly TimelineEntry[];
  readonly language: Language;
}) {
  return (
    <ul className={look}>
      {entries.map((entry) => (
        <TimelineItem key={entry.fact.id} entry={entry} language={language} />
      ))}
    </ul>
  );
}

/** One dated fact: how exactly it is dated, what it says, how sure it is, and which other date is given for it. */
function TimelineItem({ entry: { fact, when, otherDates }, language }: Props) {
  const status = useTranslations("common.status");
  const t = useTranslations("maps.timeline");
  const body = (
    <>
      <a href={paths.fact(language, fact.id)}>{written(fact.text, language)}</a>{" "}
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
    <li data-fact={fact.id} data-facts={factKey(fact, when)}>
      <span>{asSentence(writtenWhen({ when, lastKnown: fact.lastKnown }, language))}</span>
      <div>{fact.harm === null ? body : <HarmDetails harm={fact.harm}>{body}</HarmDetails>}</div>
    </li>
  );
}
