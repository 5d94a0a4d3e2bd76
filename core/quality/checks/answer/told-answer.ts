import { z } from "zod";
import type { Subject } from "@/core/quality/check";
import { claimsOf, premisesOf } from "@/core/quality/item-parts";
import { namesIn } from "@/core/quality/naming";
import { normalise } from "@/core/shared/normalise";

const chosen = z.object({ correctChoiceId: z.string() });
const several = z.object({ correctChoiceIds: z.array(z.string()) });
const typed = z.object({ expected: z.string() });
const dated = z.object({ year: z.number() });
const figure = z.object({ low: z.number(), high: z.number() });
const judged = z.object({ isTrue: z.boolean() });
const ordered = z.object({ order: z.array(z.string()) });

const VERDICTS = { en: ["False", "True"], fr: ["Faux", "Vrai"] } as const;

/** The answer that is told is the one that is keyed. */
export function answerFaults(subject: Subject): readonly string[] {
  return tellsKey(subject) ? [] : ["the answer that is told is not the one that is keyed"];
}

function tellsKey(subject: Subject): boolean {
  const { item, context } = subject;
  const { view, key, language } = item;
  const { answer } = item.feedback;
  const says = (text: string) => ` ${normalise(answer)} `.includes(` ${normalise(text)} `);
  switch (view.type) {
    case "multiple-choice":
    case "who-says-so":
    case "which-wording":
    case "what-changed":
    case "status":
      return view.choices.find(({ id }) => id === chosen.parse(key).correctChoiceId)?.label === answer;
    case "multiple-response": {
      const { correctChoiceIds } = several.parse(key);
      return view.choices.every(({ id, label }) => correctChoiceIds.includes(id) === says(label));
    }
    case "short-answer":
    case "cloze":
      return says(typed.parse(key).expected);
    case "date":
      return says(String(dated.parse(key).year));
    case "number": {
      const { low, high } = figure.parse(key);
      const digits = answer.replace(/(?<=\d)[\s,\u202f](?=\d{3})/g, "").replace(",", ".");
      const millions = (value: number) => ` ${digits}`.toLowerCase().includes(` ${value / 1e6} million`);
      return [low, high].every((value) => digits.includes(String(value)) || millions(value));
    }
    case "true-false":
      return answer.startsWith(VERDICTS[language][judged.parse(key).isTrue ? 1 : 0]);
    case "matching":
      return premisesOf(subject).every(({ id, rightId }) =>
        claimsOf(subject)
          .filter((claim) => claim.id === `${id} ${rightId}`)
          .every(({ entity }) => namesIn(answer, entity)),
      );
    case "ordering": {
      const labels = new Map(view.entries.map(({ id, label }) => [id, label]));
      const places = ordered.parse(key).order.map((id) => answer.indexOf(labels.get(id) ?? "?"));
      return places.every((place, at) => place >= 0 && (at === 0 || place > (places[at - 1] ?? 0)));
    }
    case "map": {
      const { placeId } = z.object({ placeId: z.string() }).parse(key);
      const place = context.base.entities.get(placeId);
      return place !== undefined && namesIn(answer, place);
    }
  }
}
