/** A sentence whose hyphenated words (peut-il, elle-même) are never cut at the end of a line. */
export function Words({ of: sentence }: { of: string }) {
  return sentence.split(/([^\s-]+(?:-[^\s-]+)+)/).map((part, index) =>
    part.includes('-') ? (
      // The parts of one sentence never move: their place is their identity.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <span key={index} className="unbroken">
        {part}
      </span>
    ) : (
      part
    ),
  );
}
