// What failed, as one paragraph each: to be printed last, where whoever sees only the end of a run finds it.

const LINES_OF_MESSAGE = 12;

/**
 * The failed tests of a Vitest report (its JSON reporter), and the files that could not be run at all.
 *
 * @param report the parsed report
 * @returns one text per failure: the file, the test's name and the first lines of its message
 */
export function failedInVitest({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length === 0) return status === "failed" ? [paragraph(name, message)] : [];
    return failed.map((test) => paragraph(`${name} › ${test.fullName}`, test.failureMessages.join("\n")));
  });
}

/**
 * The failed tests of a Playwright report (its JSON reporter), and errors outside of any test.
 *
 * @param report the parsed report
 * @returns one text per failure: the file, the test's title and the first lines of its last error
 */
export function failedInPlaywright({ suites, errors }) {
  const failed = suites.flatMap(specsOf).filter((spec) => !spec.ok);
  return [
    ...failed.map((spec) => paragraph(`${spec.file} › ${spec.title}`, lastError(spec))),
    ...errors.map(({ message }) => paragraph("outside of any test", message)),
  ];
}

const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];

const lastError = ({ tests }) => tests.at(-1)?.results.at(-1)?.error?.message;

// biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences by which a terminal is told of colours.
const COLOURS = /\u001b\[[0-9;]*m/g;

function paragraph(title, message = "") {
  const lines = message.replace(COLOURS, "").split("\n").slice(0, LINES_OF_MESSAGE);
  return [title, ...lines.map((line) => `    ${line}`)].join("\n");
}
