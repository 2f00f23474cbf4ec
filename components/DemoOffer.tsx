/** The demo on the welcome page: tried with one press, taken away with one. */
import { say } from '../utils/i18n.ts'
import { endDemo, openNews, startDemo } from '../utils/sites.ts'

const places = ['Harbour', 'Hill', 'Kitchen'] as const
const numbers = [1, 2, 3, 4] as const

export function DemoOffer({ isThere }: { isThere: boolean }) {
  return (
    <section class="demo" id="demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{say('demoTitle')}</h2>
      <p class="hint">{say('demoHint')}</p>
      <div class="begin-line">
        {isThere ? (
          <>
            <button type="button" class="button" onClick={() => void openNews()}>
              {say('welcomeRead')}
            </button>
            <button type="button" class="button" onClick={() => void endDemo()}>
              {say('demoRemove')}
            </button>
          </>
        ) : (
          <button type="button" class="button" onClick={() => void begin()}>
            {say('demoTry')}
          </button>
        )}
      </div>
    </section>
  )
}

async function begin(): Promise<void> {
  const sources = places.map((place) => ({
    title: say(`demo${place}`),
    headlines: numbers.map((number) => say(`demo${place}${number}`)),
    text: say('demoText'),
  }))
  await startDemo(sources, say('demoFolder'))
}
