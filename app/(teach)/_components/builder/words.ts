import type { HowMadeWords } from "@/components/explain/how-made-frame";
import type { ReportWords } from "@/components/report/report-form";
import type common from "@/messages/en/common.json";
import type sets from "@/messages/en/sets.json";
import type teach from "@/messages/en/teach.json";

/** What the builder says, from the message files. */
export type BuilderWords = {
  readonly builder: (typeof sets)["builder"];
  readonly types: (typeof teach)["types"];
  readonly difficulties: (typeof teach)["set"]["difficulties"];
  readonly status: (typeof common)["status"];
  readonly report: ReportWords;
  readonly howMade: HowMadeWords;
};
