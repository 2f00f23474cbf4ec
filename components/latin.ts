/** Which key was meant, whatever letters the keyboard has. */

/** What the key writes; on a keyboard of other letters, such as Arabic ones, what it writes on a Latin one. */
export function readLatin({ key, code, shiftKey }: KeyboardEvent): string {
  // Whatever is written in Latin counts, wherever it stands: a French "?" is where others have their M. Some Arabic
  // keys write two letters.
  if (!/^[^\p{ASCII}\p{Script=Latin}]+$/u.test(key)) {
    // Caps Lock changes nothing.
    return key.length === 1 && !shiftKey ? key.toLowerCase() : key
  }
  if (code === 'Slash') return shiftKey ? '?' : '/'
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? []
  return letter !== undefined && !shiftKey ? letter.toLowerCase() : key
}
