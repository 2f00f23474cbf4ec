/** Says that what is listed is made up, and takes it away with one press. */
import { say } from '../utils/i18n.ts'
import { endDemo } from '../utils/sites.ts'

export function DemoLine() {
  return (
    <div class="demo-line">
      <p>{say('demoLine')}</p>
      <button type="button" class="link" onClick={() => void endDemo()}>
        {say('demoRemove')}
      </button>
    </div>
  )
}
