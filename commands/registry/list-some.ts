const MOST = 5

/** The first few of a list, with how many more there are. */
export const listSome = (items: readonly string[], most = MOST): string =>
  items.length <= most
    ? items.join(', ')
    : `${items.slice(0, most).join(', ')} and ${items.length - most} more`
