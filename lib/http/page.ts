/** One page of a list; `nextCursor` is opaque, and null at the end. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}
