/** How a number is shown in English text: "1,240,000", "38.23". */
export const shownNumber = (value: number): string => value.toLocaleString("en", { maximumFractionDigits: 6 });
