/** Starts the newsroom by itself, prints what there is to follow, and publishes until Ctrl-C. */
import { parseArgs } from 'node:util'
import { startNewsroom } from '../newsroom/newsroom.ts'

const { values } = parseArgs({
  options: { every: { type: 'string', default: '5' }, seed: { type: 'string', default: 'fil' } },
})
const seconds = Number(values.every)
if (!(seconds > 0)) {
  console.error('--every wants a number of seconds above 0.')
  process.exit(1)
}

const newsroom = await startNewsroom({ seed: values.seed })
for (const { title, kind, url } of newsroom.sources) console.log(`${url}  ${kind}  ${title}`)
console.log(`\nA story every ${seconds} s somewhere. Ctrl-C ends it.\n`)

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })
const publishing = setInterval(() => {
  const { title, url } = newsroom.publish()
  console.log(`${clock.format(Date.now())}  ${title}\n          ${url}`)
}, seconds * 1000)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    clearInterval(publishing)
    await newsroom.close()
  })
}
