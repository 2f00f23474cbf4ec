/** The stories that the reader is still to be told of; kept until that is done, so that no ended worker loses one. */
import { database } from './database.ts'

/** Part of the transaction that adds the stories. */
export async function noteAlerts(ids: number[]): Promise<void> {
  if (ids.length > 0) await database.alerts.bulkPut(ids.map((id) => ({ id })))
}

export function listAlerts(): Promise<number[]> {
  return database.alerts.toCollection().primaryKeys()
}

export function dropAlerts(ids: number[]): Promise<void> {
  return database.alerts.bulkDelete(ids)
}
