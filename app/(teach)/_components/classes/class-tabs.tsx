import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";

const ROOMS = ["", "/gradebook", "/knowledge", "/learners", "/groups", "/settings"] as const;
type Room = (typeof ROOMS)[number];

/** The rooms of one class. */
export function ClassTabs({ classroomId, current }: { readonly classroomId: string; readonly current: Room }) {
  const t = useTranslations("classes.tabs");
  const label = {
    "": t("class"),
    "/gradebook": t("gradebook"),
    "/knowledge": t("knowledge"),
    "/learners": t("learners"),
    "/groups": t("groups"),
    "/settings": t("settings"),
  };
  const href = (room: Room) => `/classes/${classroomId}${room}`;
  return (
    <Tabs
      label={t("label")}
      current={href(current)}
      tabs={ROOMS.map((room) => ({ href: href(room), label: label[room] }))}
    />
  );
}
