/**
 * Whether what was chosen is kept from teachers who know whose answer it is. Which standing a learner gives a report may show what
 * they believe, or where they come from (items.md, H12): a teacher is told whether it was right and what it earned, not the label.
 *
 * @param type of the question
 */
export const isWithheld = (type: string): boolean => type === "status";
