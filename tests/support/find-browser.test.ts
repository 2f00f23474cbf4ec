import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { browserFacts, findBrowser } from './find-browser.ts'
import { findProgram, type Machine } from './packages.ts'

let home: string
let bin: string
let said: string[]

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'fil-find-test-'))
  bin = join(home, 'bin')
  mkdirSync(bin)
  symlinkSync('/bin/sh', join(bin, 'sh'))
  said = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean(said.push(String(text))))
})

afterEach(() => {
  vi.restoreAllMocks()
  rmSync(home, { recursive: true })
})

describe.skipIf(process.platform === 'win32')('a browser is', () => {
  test('the one that the variable names, whatever else there is', async () => {
    const mine = addProgram('mine', '')
    addBrowser('chromium', 'Chromium 999.0')
    expect(await findBrowser('chromium', invent({ CHROMIUM_PATH: mine }))).toBe(mine)
  })

  test('never another than the one that the variable names', async () => {
    addBrowser('firefox', 'Mozilla Firefox 999.0')
    const machine = invent({ FIREFOX_PATH: '/nowhere/firefox' })
    await expect(findBrowser('firefox', machine)).rejects.toThrow(
      'FIREFOX_PATH names /nowhere/firefox, and there is no such file.',
    )
  })

  test('one on the path, Chromium before Chrome', async () => {
    const chrome = addBrowser('google-chrome', 'Google Chrome 150.0.1.2')
    expect(await findBrowser('chromium', invent())).toBe(chrome)
    const chromium = addBrowser('chromium', 'Chromium 150.0.1.2 built on Debian')
    expect(await findBrowser('chromium', invent())).toBe(chromium)
  })

  test('passed over when it is too old or does not run', async () => {
    addBrowser('firefox', 'Mozilla Firefox 141.9')
    const esr = addBrowser('firefox-esr', 'Mozilla Firefox 142.0esr')
    expect(await findBrowser('firefox', invent())).toBe(esr)
    addProgram('chromium-browser', 'echo "install the snap" >&2; exit 1')
    const chrome = addBrowser('google-chrome', 'Google Chrome 144.0.0.0')
    expect(await findBrowser('chromium', invent())).toBe(chrome)
  })

  test('on a Mac, an application', async () => {
    const place = join(home, 'Applications', 'Firefox.app', 'Contents', 'MacOS', 'firefox')
    mkdirSync(dirname(place), { recursive: true })
    writeProgram(place, 'echo Mozilla Firefox 200.0')
    expect(await findBrowser('firefox', { ...invent(), platform: 'darwin' })).toBe(place)
  })
})

describe.skipIf(process.platform === 'win32')('where there is none', () => {
  test('root on a Debian family system gets it installed, with its languages, and a line that says so', async () => {
    addApt('firefox-esr', 'Mozilla Firefox 150.0esr')
    expect(await findBrowser('firefox', asRoot())).toBe(join(bin, 'firefox-esr'))
    expect(said).toEqual(['installing Firefox…\n'])
    expect(readFileSync(join(home, 'apt'), 'utf8').split('\n')).toEqual([
      'update --quiet',
      `install --yes --quiet --no-install-recommends -o DPkg::Lock::Timeout=300 firefox-esr firefox-esr-l10n-ar firefox-esr-l10n-fr`,
      '',
    ])
  })

  test('nobody but root installs packages', async () => {
    addApt('firefox-esr', 'Mozilla Firefox 150.0esr')
    await expect(findBrowser('firefox', invent())).rejects.toThrow(/^No Firefox 142 or later was found/)
    expect(said).toEqual([])
  })

  test('one is downloaded, and found again without the network', async () => {
    const downloaded = addProgram('../downloaded', 'echo Google Chrome for Testing 160.0.1.1')
    const npx = addProgram('npx', `echo "$@" > ${home}/npx; echo fetching; echo ${downloaded}`)
    expect(await findBrowser('chromium', invent())).toBe(downloaded)
    expect(readFileSync(join(home, 'npx'), 'utf8')).toMatch(
      /^--yes @puppeteer\/browsers install chrome@stable/,
    )
    rmSync(npx)
    expect(await findBrowser('chromium', invent())).toBe(downloaded)
    expect(said).toEqual(['downloading Chromium…\n'])
  })

  test('and nothing helps, one sentence says what to do', async () => {
    addProgram('flock', 'echo "E: Unable to locate package chromium" >&2; exit 100')
    addProgram('apt-get', 'exit 1')
    addProgram('dpkg-query', 'exit 1')
    addProgram('npx', 'exit 1')
    await expect(findBrowser('chromium', asRoot())).rejects.toThrow(
      'No Chromium 144 or later was found and none could be installed: install it, or set CHROMIUM_PATH to its executable.',
    )
    expect(said[1]).toBe('Chromium could not be installed: E: Unable to locate package chromium\n')
  })
})

test('the oldest browsers that will do are those that the manifest names', () => {
  const config = readFileSync(fileURLToPath(new URL('../../wxt.config.ts', import.meta.url)), 'utf8')
  expect(config).toContain(`minimum_chrome_version: '${browserFacts.chromium.oldest}'`)
  expect(config).toContain(`strict_min_version: '${browserFacts.firefox.oldest}.0'`)
})

function invent(env: NodeJS.ProcessEnv = {}): Machine {
  return { env: { PATH: bin, HOME: home, ...env }, platform: 'linux', uid: 1000 }
}

function asRoot(): Machine {
  return { ...invent(), uid: 0 }
}

function addBrowser(name: string, version: string): string {
  return addProgram(name, `echo "${version}"`)
}

/** A package manager that notes what it is asked for, and installs one program. */
function addApt(program: string, version: string): void {
  const place = join(bin, program)
  const install = `echo '#!/bin/sh\necho ${version}' > ${place}; ${findProgram('chmod')} +x ${place}`
  addProgram('apt-get', `echo "$@" >> ${home}/apt; test "$1" = install || exit 0; ${install}`)
  addProgram('dpkg-query', 'exit 1')
  addProgram('flock', 'shift; exec "$@"')
  symlinkSync(findProgram('grep') ?? '', join(bin, 'grep'))
}

function addProgram(name: string, script: string): string {
  return writeProgram(join(bin, name), script)
}

function writeProgram(path: string, script: string): string {
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  return path
}
