// What a test needs only after its first question can be answered, as one piece: fetched when the page has come to rest.
export { postJson } from "@/components/post-json";
export { SittingClock } from "@/components/quiz/clock/sitting-clock";
export { AnswerSender } from "@/components/quiz/test/answer-sender";
export { HandingIn } from "@/components/quiz/test/handing-in";
export { InsteadNotice, LineNotice, NoListNotice } from "@/components/quiz/test/line-notice";
export { TestReview } from "@/components/quiz/test/test-review";
