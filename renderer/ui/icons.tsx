import type { ReactNode } from "react";

interface IconProps {
  /** In rem; the text's height by default. */
  readonly size?: number;
}

function icon(children: ReactNode, displayName: string) {
  function Icon({ size = 1.125 }: IconProps) {
    return (
      <svg
        viewBox="0 0 24 24"
        width={`${size}rem`}
        height={`${size}rem`}
        fill="none"
        stroke="currentColor"
        strokeWidth="2.25"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {children}
      </svg>
    );
  }
  Icon.displayName = displayName;
  return Icon;
}

export const CheckIcon = icon(<path d="M4.5 12.5l5 5L19.5 7" />, "CheckIcon");
export const CrossIcon = icon(<path d="M6 6l12 12M18 6L6 18" />, "CrossIcon");
export const DashIcon = icon(<path d="M6 12h12" />, "DashIcon");
export const AlertIcon = icon(<path d="M12 3.5L2.5 20h19zM12 10v4.5M12 17.3v.2" />, "AlertIcon");
export const QuestionIcon = icon(
  <path d="M8.5 8.5a3.6 3.6 0 1 1 5 3.3c-1 .5-1.5 1.2-1.5 2.4M12 18v.2" />,
  "QuestionIcon",
);
export const ClockIcon = icon(<path d="M12 7v5.3l3.4 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z" />, "ClockIcon");
export const ReceiptIcon = icon(<path d="M6 3.5h12v17l-3-2-3 2-3-2-3 2zM9.5 8.5h5M9.5 12.5h5" />, "ReceiptIcon");
export const BackspaceIcon = icon(<path d="M8.5 5h12v14h-12L3 12zM12 9.5l5 5M17 9.5l-5 5" />, "BackspaceIcon");
export const SlidersIcon = icon(<path d="M3 7h9M17 7h4M14.5 4.5v5M3 17h4M12 17h9M9.5 14.5v5" />, "SlidersIcon");
export const KeyboardIcon = icon(<path d="M3 6.5h18v11H3zM7 10h.1M11 10h.1M15 10h.1M7 14h10" />, "KeyboardIcon");
export const NoLinkIcon = icon(
  <path d="M4 4l16 16M9.5 14.5l-2 2a3.5 3.5 0 0 1-5-5l2-2M14.5 9.5l2-2a3.5 3.5 0 0 1 5 5l-2 2" />,
  "NoLinkIcon",
);
