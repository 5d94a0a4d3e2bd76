import { getFormatter, getTranslations } from "next-intl/server";
import { startAssigned } from "@/app/(learn)/quiz/new/actions";
import { spanOf } from "@/components/time-span";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-sprite";
import { SubmitButton } from "@/components/ui/submit-button";
import type { AssignedWork } from "@/core/gradebook/assigned-work";
import { isDone, type OwnState } from "@/core/gradebook/cell";
import { gradePercent } from "@/core/gradebook/grade-percent";
import { MOST_DAYS, writeStudyChoice } from "@/core/memory/study-choice";
import { missingCards, type ReviewingToday, standingOf } from "@/core/quizzes/rules/reviewing-day";
import { shownPoints } from "@/core/quizzes/score";

const looks = {
  "not-begun": { icon: "missed", tone: "ochre" },
  going: { icon: "partial", tone: "indigo" },
  done: { icon: "right", tone: "right" },
  "done-late": { icon: "right", tone: "right" },
  discarded: { icon: "wrong", tone: "wrong" },
  missed: { icon: "wrong", tone: "wrong" },
  excused: { icon: "right", tone: "neutral" },
  "joined-later": { icon: "missed", tone: "neutral" },
  "nothing-asked": { icon: "missed", tone: "neutral" },
} satisfies Record<OwnState, { icon: IconName; tone: BadgeTone }>;

/** Past its due date, and it can still be begun. */
const LATE = { icon: "clock", tone: "ochre" } satisfies { icon: IconName; tone: BadgeTone };
const isLateButOpen = ({ kind, state, next }: AssignedWork): boolean =>
  kind === "quiz" && state === "missed" && (next === "begin" || next === "go-on");

/** Cards before their day, whenever that is. */
const AHEAD = `/review${writeStudyChoice({ kind: "ahead", days: MOST_DAYS, cram: false })}`;

type Props = { readonly work: readonly AssignedWork[]; readonly viewer: { readonly timeZone: string } };

/** What a class has been given, with how far the learner is and what to do next. */
export async function AssignedList({ work, viewer }: Props) {
  const [t, common] = await Promise.all([getTranslations("today.assigned"), getTranslations("common")]);
  const when = new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: viewer.timeZone,
  });
  return (
    <ul className="grid gap-3">
      {work.map((each) => {
        const open = isLateButOpen(each);
        const { icon, tone } = open ? LATE : looks[each.state];
        return (
          <li
            key={each.id}
            className="flex flex-wrap items-center gap-x-5 gap-y-3 rounded-2xl border border-line bg-surface px-5 py-4"
          >
            <Icon name={each.kind === "quiz" ? "assigned" : "review"} className="size-6 text-ochre-ink" />
            <div className="min-w-0 flex-1 basis-56">
              <h3 className="text-lg">{each.title}</h3>
              <p className="text-sm text-ink-soft">
                {[
                  each.kind === "quiz"
                    ? t(each.mode === "test" ? "test" : "quiz")
                    : t("reviewing", { days: each.daysWanted }),
                  each.kind === "quiz" || each.typed === "free" ? null : t(`typed.${each.typed}`),
                  each.timeLimitS === null ? null : common("span", spanOf(1_000 * each.timeLimitS)),
                  each.className,
                  t(each.state === "missed" || each.state === "joined-later" ? "wasDue" : "due", {
                    when: when.format(each.dueAt),
                  }),
                  each.closesAt === null || each.closesAt.getTime() === each.dueAt.getTime()
                    ? null
                    : t("closes", { when: when.format(each.closesAt) }),
                ]
                  .filter((part) => part !== null)
                  .join(" · ")}
              </p>
              {each.today !== null && (each.state === "not-begun" || each.state === "going") ? (
                <DayStanding today={each.today} />
              ) : null}
              {each.kind === "reviewing" && each.state === "missed" ? (
                <p className="mt-1 text-sm">{t("reviewingOver")}</p>
              ) : null}
              {each.cut === null ? null : (
                <p className="mt-1 text-sm">
                  {t("cut", {
                    when: when.format(each.cut.endsAt),
                    left: Math.floor(each.cut.leftMs / 60_000),
                    limit: common("span", spanOf(each.cut.limitMs)),
                  })}
                </p>
              )}
            </div>
            <Badge tone={tone}>
              <Icon name={icon} className="size-4" />
              {t(open ? "stillOpen" : `state.${each.state}`)}
            </Badge>
            <Standing work={each} />
            <NextStep work={each} />
          </li>
        );
      })}
    </ul>
  );
}

async function Standing({ work }: { readonly work: AssignedWork }) {
  const [t, format] = await Promise.all([getTranslations("today.assigned"), getFormatter()]);
  if (work.given !== null) {
    return <p className="text-sm text-ink-soft">{t("given", { percent: format.number(gradePercent(work.given)) })}</p>;
  }
  if (work.nothingDone) return <p className="text-sm text-ink-soft">{t("nothingDone")}</p>;
  if (work.state === "not-begun" || work.state === "excused" || work.state === "joined-later") return null;
  if (work.state === "nothing-asked") return null;
  if (work.credit === null) return null;
  const text =
    work.kind === "reviewing"
      ? t("days", { done: Math.round(work.credit), wanted: work.daysWanted })
      : work.possible === 0
        ? t("noneCounts")
        : t("score", { credit: shownPoints(work.credit), possible: work.possible });
  return <p className="text-sm text-ink-soft tabular-nums">{text}</p>;
}

/** What is still to be done of reviewing for today to be one of its days. */
async function DayStanding({ today }: { readonly today: ReviewingToday }) {
  const t = await getTranslations("today.assigned.today");
  return <p className="mt-1 text-sm">{t(standingOf(today), { asked: today.asked, missing: missingCards(today) })}</p>;
}

async function NextStep({ work }: { readonly work: AssignedWork }) {
  const t = await getTranslations("today.assigned");
  // What need not be done may be done all the same: it is no first thing to press.
  const finished = isDone(work.state) || work.state === "excused" || work.state === "nothing-asked";
  if (work.kind === "reviewing") {
    const ahead = !finished && work.today?.ahead === true;
    const wantsToday = !finished && work.today !== null && missingCards(work.today) > 0;
    return (
      <ButtonLink href={ahead ? AHEAD : "/review"} variant={wantsToday ? "primary" : "quiet"} size="small">
        {t(ahead ? "ahead" : "review")}
      </ButtonLink>
    );
  }
  const mayBegin = work.next === "begin" || work.next === "go-on";
  return (
    <div className="flex flex-wrap items-center gap-2">
      {work.attemptId !== null && work.next !== "go-on" ? (
        <ButtonLink href={`/quiz/${work.attemptId}/result`} variant="secondary" size="small">
          {t("result")}
        </ButtonLink>
      ) : null}
      {mayBegin ? (
        <form action={startAssigned} className="grid justify-items-start gap-1.5">
          <input type="hidden" name="assignmentId" value={work.id} />
          {work.next === "begin" ? <BeginsClock work={work} /> : null}
          <SubmitButton size="small" variant={finished ? "quiet" : "primary"}>
            {t(work.next === "go-on" ? "goOn" : work.attemptId === null ? "begin" : "beginAgain")}
          </SubmitButton>
        </form>
      ) : work.attemptId === null ? (
        <p className="text-sm text-ink-soft">{t("closed")}</p>
      ) : null}
    </div>
  );
}

/** What pressing the button starts, where that cannot be stopped or done again. */
async function BeginsClock({ work: { timeLimitS, cut, onlySitting } }: { readonly work: AssignedWork }) {
  const [t, common] = await Promise.all([getTranslations("today.assigned.begins"), getTranslations("common")]);
  const says = [
    // Where it closes sooner, it says already how much of the time is left.
    timeLimitS === null || cut !== null ? null : t("clock", { time: common("span", spanOf(1_000 * timeLimitS)) }),
    onlySitting ? t("once") : null,
  ].filter((part) => part !== null);
  return says.length === 0 ? null : <p className="max-w-56 text-sm text-ink-soft">{says.join(" ")}</p>;
}
