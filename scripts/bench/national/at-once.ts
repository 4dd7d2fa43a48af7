/** Runs `act` over `items`, `width` under way at a time; the results in the order of the items. */
export async function atOnce<Item, Result>(
  width: number,
  items: readonly Item[],
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  const worker = async (): Promise<void> => {
    for (const [place, item] of waiting) results[place] = await act(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
