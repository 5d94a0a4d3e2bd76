import type account from "@/messages/en/account.json";
import type auth from "@/messages/en/auth.json";
import type changing from "@/messages/en/changing.json";
import type classes from "@/messages/en/classes.json";
import type common from "@/messages/en/common.json";
import type decks from "@/messages/en/decks.json";
import type demo from "@/messages/en/demo.json";
import type facts from "@/messages/en/facts.json";
import type goal from "@/messages/en/goal.json";
import type gradebook from "@/messages/en/gradebook.json";
import type knowledge from "@/messages/en/knowledge.json";
import type landing from "@/messages/en/landing.json";
import type maps from "@/messages/en/maps.json";
import type paper from "@/messages/en/paper.json";
import type progress from "@/messages/en/progress.json";
import type quiz from "@/messages/en/quiz.json";
import type regrade from "@/messages/en/regrade.json";
import type review from "@/messages/en/review.json";
import type sets from "@/messages/en/sets.json";
import type sitting from "@/messages/en/sitting.json";
import type statistics from "@/messages/en/statistics.json";
import type teach from "@/messages/en/teach.json";
import type today from "@/messages/en/today.json";
import type trouble from "@/messages/en/trouble.json";

/**
 * What next-intl knows of our messages: a key that no file has does not compile, in t() as in getMessages(). The other languages have
 * the keys of English.
 */
declare module "next-intl" {
  interface AppConfig {
    Messages: {
      readonly account: typeof account;
      readonly auth: typeof auth;
      readonly changing: typeof changing;
      readonly classes: typeof classes;
      readonly common: typeof common;
      readonly decks: typeof decks;
      readonly demo: typeof demo;
      readonly facts: typeof facts;
      readonly goal: typeof goal;
      readonly gradebook: typeof gradebook;
      readonly knowledge: typeof knowledge;
      readonly landing: typeof landing;
      readonly maps: typeof maps;
      readonly paper: typeof paper;
      readonly progress: typeof progress;
      readonly quiz: typeof quiz;
      readonly regrade: typeof regrade;
      readonly review: typeof review;
      readonly sets: typeof sets;
      readonly sitting: typeof sitting;
      readonly statistics: typeof statistics;
      readonly teach: typeof teach;
      readonly today: typeof today;
      readonly trouble: typeof trouble;
    };
  }
}
