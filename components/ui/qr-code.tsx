import { create } from "qrcode";
import { classes } from "@/components/class-names";

/** A QR code drawn on the server as one path; nothing is asked of anybody else. */
export function QrCode({
  text,
  label,
  className = "size-44 rounded-xl",
}: {
  readonly text: string;
  readonly label: string;
  readonly className?: string;
}) {
  const { size, data } = create(text, { errorCorrectionLevel: "M" }).modules;
  const quiet = 4;
  const path = Array.from(data)
    .map((on, index) => (on ? `M${(index % size) + quiet} ${Math.floor(index / size) + quiet}h1v1h-1z` : ""))
    .join("");
  const side = size + 2 * quiet;
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} className={classes("bg-[#fff]", className)}>
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
