/** The language alone leads to all facts by topic: addresses are shortened by hand. */
export { default, generateMetadata } from "@/app/(public)/[language]/topics/page";
