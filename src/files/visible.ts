const halfWritten = /(?:~|\.(?:tmp|temp|part|partial|crdownload|gstmp|swp))$|\.tmp[-.]/i

/**
 * Whether a file or folder name belongs to the store: dot files are the system's, and the names that copying and
 * downloading tools give to half-written files are not data yet.
 */
export function isVisible(name: string): boolean {
  return name !== '' && !name.startsWith('.') && !halfWritten.test(name)
}

/** A path inside a store: relative, forward slashes, every part visible (so no `..` either). */
export function isStorePath(path: string): boolean {
  return !path.includes('\\') && !path.includes('\0') && path.split('/').every(isVisible)
}
