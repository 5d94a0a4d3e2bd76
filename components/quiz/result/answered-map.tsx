import { spokenMiss } from "@/components/questions/spoken-miss";
import { spokenPoint } from "@/components/questions/spoken-point";
import { OpenedMap } from "@/components/quiz/result/opened-map";
import { fill } from "@/components/words";
import type { AnswerSpot } from "@/core/questions/contract";
import type { Given } from "@/core/quizzes/protocol";
import type quiz from "@/messages/en/quiz.json";

type Props = {
  readonly given: Given | null;
  readonly spot: AnswerSpot;
  readonly words: typeof quiz;
};

/** Where a place is that was to be found, and how far off the answer was: in words, and on the map. */
export function AnsweredMap({ given, spot, words }: Props) {
  const { map } = words.question;
  const point = pointIn(given);
  const miss = point === null ? null : spokenMiss(point, spot, words.question);
  const where = fill(words.result.map.where, { place: spot.label, point: spokenPoint(spot, words.question) });
  return (
    <figure className="mt-4">
      <OpenedMap
        point={point}
        spot={spot}
        label={fill(point === null ? words.result.map.place : words.result.map.both, { place: spot.label })}
        failed={words.result.map.failed}
        words={{ controls: map.controls, scroll: map.scroll, loading: map.loading }}
      />
      <figcaption className="mt-2">
        {miss === null ? null : <p className="font-semibold">{miss}</p>}
        <p className="text-ink-soft">{where}</p>
      </figcaption>
    </figure>
  );
}

function pointIn(given: Given | null) {
  if (given === null || !("answer" in given) || !("x" in given.answer)) return null;
  const { x, y } = given.answer;
  return x === null || y === null ? null : { x, y };
}
