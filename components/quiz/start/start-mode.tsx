import { Field, FieldGroup, Select, TickCard } from "@/components/ui/field";
import { count } from "@/components/words";
import type sitting from "@/messages/en/sitting.json";

export type ModeWords = (typeof sitting)["start"];
export const startModes = ["practice", "test", "pretest"] as const;
export type StartMode = (typeof startModes)[number];

/** Problems that another page sends a reader to the start page with. */
export const startProblems = ["gone", "too-few", "not-open-yet", "closed", "no-more"] as const;
export type StartProblem = (typeof startProblems)[number];

/** Minutes offered as a time limit. */
const LIMITS = [5, 10, 15, 20, 30, 45, 60] as const;

type Props = {
  readonly chosen: StartMode;
  /** Minutes, as the field sends them; empty for no limit. */
  readonly timeLimit: string;
  readonly words: ModeWords;
};

/** Practice, test or pretest; what belongs to a test shows with it, without scripts, too. */
export function StartModeFields({ chosen, timeLimit, words }: Props) {
  return (
    <div className="grid gap-4">
      <FieldGroup legend={words.mode}>
        <div className="grid gap-2.5 sm:grid-cols-3">
          {startModes.map((mode) => (
            <TickCard
              key={mode}
              kind="radio"
              name="mode"
              value={mode}
              label={words.modes[mode].name}
              detail={words.modes[mode].text}
              defaultChecked={mode === chosen}
            />
          ))}
        </div>
      </FieldGroup>
      <div className="hidden max-w-64 group-has-[input[value=test]:checked]/start:block">
        <Field id="timeLimit" label={words.timeLimit} hint={words.timeLimitHint}>
          {/* A list that is there already does not take another default: it is made anew. */}
          <Select
            key={timeLimit}
            id="timeLimit"
            name="timeLimit"
            defaultValue={timeLimit}
            aria-describedby="timeLimit-hint"
          >
            <option value="">{words.noLimit}</option>
            {LIMITS.map((minutes) => (
              <option key={minutes} value={minutes}>
                {count(words.minutes, minutes)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </div>
  );
}
