/** The brass desk bell. */
export function BellMark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={className}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M4 17a8 8 0 0 1 16 0Z" fill="currentColor" fillOpacity="0.14" />
      <path d="M2.8 20h18.4M12 9V6.2M10 5.6h4" />
    </svg>
  );
}
