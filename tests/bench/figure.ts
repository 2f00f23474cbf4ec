/** A measured figure beside its floor: both taken in one run, on one machine, in one browser. */

export interface Figure {
  name: string
  value: number
  unit: string
  /** Both absent where the figure stands on its own. */
  floor?: number
  ratio?: number
  /** What is promised of the ratio, else of the value, as a limit from above (`≤`) or below (`≥`); absent where the figure is only reported. */
  bar?: string
  met?: boolean
}

/** A figure where less is better: a time, measured ÷ floor. */
export function compareTimes(
  name: string,
  value: number,
  floor: number,
  unit: string,
  most?: number,
): Figure {
  const ratio = value / floor
  return {
    name,
    value,
    unit,
    floor,
    ratio,
    ...(most !== undefined && { bar: `≤ ${most}`, met: ratio <= most }),
  }
}

/** A figure where more is better: a rate, measured ÷ floor. */
export function compareRates(
  name: string,
  value: number,
  floor: number,
  unit: string,
  least?: number,
): Figure {
  const ratio = value / floor
  return {
    name,
    value,
    unit,
    floor,
    ratio,
    ...(least !== undefined && { bar: `≥ ${least}`, met: ratio >= least }),
  }
}

/** A figure on its own, such as a time within which a reader feels no wait. */
export function limit(name: string, value: number, unit: string, most?: number): Figure {
  return { name, value, unit, ...(most !== undefined && { bar: `≤ ${most}`, met: value <= most }) }
}

export function findMedian(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2
}
