/** The name of each file of an act's evidence, in a folder and inside the PDF: `bundle.json`, then `bundle-2.json`… Pure. */
export function bundleName(rank: number): string {
  return rank === 0 ? 'bundle.json' : `bundle-${rank + 1}.json`;
}
