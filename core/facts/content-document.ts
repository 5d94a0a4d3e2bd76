/** One file of content/ after YAML parsing; reading it is somebody else's work. */
export type ContentDocument = {
  /** Path below content/, with forward slashes: "facts/minusma.yaml". */
  readonly file: string;
  readonly data: unknown;
  /** 1-based line of the value at this path, or of the nearest value around it. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
};

/** A sentence for the editor; `file` is below content/. Problems fail the check, warnings do not. */
export type Finding = {
  readonly level: "problem" | "warning";
  /** Name of the check that speaks, stable for tests. */
  readonly check: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
};

/** An entry together with the place it was written. */
export type Located<T> = {
  readonly value: T;
  readonly file: string;
  /** Line of the entry, or of a field in it. */
  readonly lineOf: (...path: readonly PropertyKey[]) => number;
};

export function problemAt(place: Located<unknown>, check: string, message: string, ...path: PropertyKey[]): Finding {
  return { level: "problem", check, file: place.file, line: place.lineOf(...path), message };
}

export function warningAt(place: Located<unknown>, check: string, message: string, ...path: PropertyKey[]): Finding {
  return { level: "warning", check, file: place.file, line: place.lineOf(...path), message };
}
