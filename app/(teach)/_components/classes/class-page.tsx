import Link from "next/link";
import type { ReactNode } from "react";
import { ClassTabs } from "@/app/(teach)/_components/classes/class-tabs";
import { PageHeader } from "@/components/ui/card";

type Props = {
  readonly classroom: { readonly id: string; readonly name: string };
  readonly room: "/gradebook" | "/knowledge" | "/learners" | "/groups" | "/settings";
  readonly title: string;
  readonly lead?: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
};

/** A room of a class: which class it is, its title, and the way to the others. */
export function ClassPage({ classroom, room, title, lead, action, children }: Props) {
  return (
    <>
      <PageHeader eyebrow={<Link href={`/classes/${classroom.id}`}>{classroom.name}</Link>} title={title} lead={lead}>
        {action}
      </PageHeader>
      <ClassTabs classroomId={classroom.id} current={room} />
      {children}
    </>
  );
}
