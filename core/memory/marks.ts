/** Characters of a note on a card: a few sentences, and no essay. */
export const MAX_NOTE = 1_000;

export type MarkKind = "flag" | "note";

/** A mark as a message puts it on a card, or takes it off. */
export type Mark = {
  readonly targetId: string;
  readonly kind: MarkKind;
  /** Of a note its text, of a flag "on"; empty when it is taken off. */
  readonly value: string;
  /** When it was done by the server's clock, ms since 1970. */
  readonly at: number;
  readonly device: string;
  readonly sequence: number;
};

/**
 * Whether one mark is newer than another of the same kind on the same card. A device counts its own messages, so its clock
 * does not matter among them; between devices the time does, and then the device's name, so that the order of arrival never
 * decides.
 */
export function isNewer(one: Mark, other: Mark): boolean {
  if (one.device === other.device) return one.sequence > other.sequence;
  return one.at === other.at ? one.device > other.device : one.at > other.at;
}

/** The newest mark of each kind on each card. */
export function newestMarks(marks: readonly Mark[]): readonly Mark[] {
  const newest = new Map<string, Mark>();
  for (const mark of marks) {
    const key = `${mark.kind} ${mark.targetId}`;
    const known = newest.get(key);
    if (known === undefined || isNewer(mark, known)) newest.set(key, mark);
  }
  return [...newest.values()];
}
