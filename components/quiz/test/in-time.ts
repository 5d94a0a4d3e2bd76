// What a test needs only after its first question can be answered, as one piece: fetched when the page has come to rest.
export { SittingClock } from "@/components/quiz/clock/sitting-clock";
export { AnswerSender } from "@/components/quiz/test/answer-sender";
export { askForList } from "@/components/quiz/test/ask-for-list";
export { HandingIn } from "@/components/quiz/test/handing-in";
export { LineNotice, QuestionNotice } from "@/components/quiz/test/line-notice";
export { TakenOutQuestion } from "@/components/quiz/test/taken-out-question";
export { TestReview } from "@/components/quiz/test/test-review";
