/** Whether the platform says that what is fetched costs the reader, or is to be little. */

/** https://wicg.github.io/netinfo/, which not every browser has; where none says so it does not. */
interface Connection {
  saveData?: boolean
  metered?: boolean
  type?: string
}

export function isMetered(): boolean {
  const { connection } = navigator as Navigator & { connection?: Connection }
  return connection?.saveData === true || connection?.metered === true || connection?.type === 'cellular'
}
