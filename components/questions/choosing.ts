// Questions that are answered by choosing among options: they share most of their code, and so their file.
export { ChoiceQuestion } from "@/components/questions/choice-question";
export { MultipleResponseQuestion } from "@/components/questions/multiple-response-question";
export { StatusQuestion } from "@/components/questions/status-question";
export { TrueFalseQuestion } from "@/components/questions/true-false-question";
export { WhoSaysSoQuestion } from "@/components/questions/who-says-so-question";
