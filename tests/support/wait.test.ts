import { describe, expect, test } from 'vitest'
import { waitFor } from './wait.ts'

describe('waiting', () => {
  test('ends with the first answer that is truthy', async () => {
    const answers = [undefined, 0, '', 'here', 'too late']
    expect(await waitFor(() => answers.shift(), { everyMs: 1, saying: 'an answer' })).toBe('here')
    expect(answers).toEqual(['too late'])
  })

  test('takes an asking that throws for not yet', async () => {
    let asked = 0
    const ask = async () => {
      if (++asked < 3) throw new Error('not there')
      return asked
    }
    expect(await waitFor(ask, { everyMs: 1, saying: 'the third' })).toBe(3)
  })

  test('fails with one sentence that names what was awaited and what there was instead', async () => {
    const patience = { timeoutMs: 20, everyMs: 5, saying: 'the badge to read 25' }
    await expect(waitFor(() => false, patience)).rejects.toThrow(
      'waited 0.02 s for the badge to read 25; at the end: false',
    )
  })

  test('fails with the reason of the last asking as its cause', async () => {
    const gone = new Error('the tab is gone')
    const failing = waitFor(() => Promise.reject(gone), { timeoutMs: 20, everyMs: 5, saying: 'a row' })
    await expect(failing).rejects.toMatchObject({ message: expect.stringMatching('is gone'), cause: gone })
  })

  test('does not hang on an asking that is never answered', async () => {
    const never = waitFor(() => new Promise(() => {}), { timeoutMs: 20, everyMs: 5, saying: 'news' })
    await expect(never).rejects.toThrow('waited 0.02 s for news; at the end: no answer')
  })
})
