import dynamic from "next/dynamic";
import { onDemand, untilThere } from "@/components/on-demand";
import type { MapQuestionProps } from "@/components/questions/map-question";
import type { RendererProps } from "@/components/questions/marking";
import { fetchMapGround } from "@/components/questions/use-map-ground";
import type * as views from "@/core/questions/views";

// The code of a kind of question is fetched when a quiz has one of it.

const choice = onDemand<
  RendererProps<views.MultipleChoiceView | views.WhatChangedView | views.WhichWordingView | views.MapListView>
>((keep) => dynamic(keep(() => import("@/components/questions/choosing").then((all) => all.ChoiceQuestion))));
const trueFalse = onDemand<RendererProps<views.TrueFalseView>>((keep) =>
  dynamic(keep(() => import("@/components/questions/choosing").then((all) => all.TrueFalseQuestion))),
);
const whoSaysSo = onDemand<RendererProps<views.WhoSaysSoView>>((keep) =>
  dynamic(keep(() => import("@/components/questions/choosing").then((all) => all.WhoSaysSoQuestion))),
);
const status = onDemand<RendererProps<views.StatusView>>((keep) =>
  dynamic(keep(() => import("@/components/questions/choosing").then((all) => all.StatusQuestion))),
);
const multipleResponse = onDemand<RendererProps<views.MultipleResponseView>>((keep) =>
  dynamic(keep(() => import("@/components/questions/choosing").then((all) => all.MultipleResponseQuestion))),
);
const shortAnswer = onDemand<RendererProps<views.ShortAnswerView>>((keep) =>
  dynamic(keep(() => import("@/components/questions/typing").then((all) => all.ShortAnswerQuestion))),
);
const cloze = onDemand<RendererProps<views.ClozeView>>((keep) =>
  dynamic(keep(() => import("@/components/questions/typing").then((all) => all.ClozeQuestion))),
);
const date = onDemand<RendererProps<views.DateView>>((keep) =>
  dynamic(keep(() => import("@/components/questions/date-question").then((all) => all.DateQuestion))),
);
const number = onDemand<RendererProps<views.NumberView>>((keep) =>
  dynamic(keep(() => import("@/components/questions/number/number-question").then((all) => all.NumberQuestion))),
);
const ordering = onDemand<RendererProps<views.OrderingView>>((keep) =>
  dynamic(keep(() => import("@/components/questions/ordering-question").then((all) => all.OrderingQuestion))),
);
const matching = onDemand<RendererProps<views.MatchingView>>((keep) =>
  dynamic(keep(() => import("@/components/questions/matching-question").then((all) => all.MatchingQuestion))),
);
const map = onDemand<MapQuestionProps>((keep) =>
  dynamic(keep(() => import("@/components/questions/map-question").then((all) => all.MapQuestion))),
);

/** The renderer of each type of question. */
export const renderers = {
  "multiple-choice": choice,
  "what-changed": choice,
  "which-wording": choice,
  "true-false": trueFalse,
  "who-says-so": whoSaysSo,
  status,
  "multiple-response": multipleResponse,
  "short-answer": shortAnswer,
  cloze,
  date,
  number,
  ordering,
  matching,
  map,
} satisfies Record<views.QuestionTypeName, { readonly prefetch: () => Promise<void> }>;

/** Fetches ahead what the questions to come need, so that a lost connection does not stop a quiz. */
export async function prefetchRenderers(types: readonly views.QuestionTypeName[]): Promise<void> {
  await Promise.all([
    ...[...new Set(types)].map((type) => renderers[type].prefetch()),
    ...(types.includes("map") ? [untilThere(fetchMapGround), choice.prefetch()] : []),
  ]);
}
