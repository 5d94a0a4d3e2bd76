// What a test needs only after its first question can be answered, as one piece: fetched when the page has come to rest.
export { SittingClock } from "@/components/quiz/clock/sitting-clock";
export { AnswerSender } from "@/components/quiz/test/answer-sender";
export { askForList } from "@/components/quiz/test/ask-for-list";
export { HandingIn } from "@/components/quiz/test/handing-in";
export { InsteadNotice, LineNotice, NoListNotice } from "@/components/quiz/test/line-notice";
export { TestReview } from "@/components/quiz/test/test-review";
