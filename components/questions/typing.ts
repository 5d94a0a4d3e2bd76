// Questions that are answered by a word or a name.
export { ClozeQuestion } from "@/components/questions/cloze-question";
export { ShortAnswerQuestion } from "@/components/questions/short-answer-question";
