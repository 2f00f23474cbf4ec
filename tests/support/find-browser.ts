/** Finds a real Chromium or Firefox that is new enough for Fil, installs one where that is possible, or says what to do. */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { findProgram, installPackages, type Machine, thisMachine } from './packages.ts'

const run = promisify(execFile)

export type BrowserName = 'chromium' | 'firefox'

interface Facts {
  title: string
  variable: string
  /** The same as in the manifest of wxt.config.ts. */
  oldest: number
  commands: string[]
  applications: string[]
  windowsPaths: string[]
  packages: string[]
  download: string
}

export const browserFacts: Record<BrowserName, Facts> = {
  chromium: {
    title: 'Chromium',
    variable: 'CHROMIUM_PATH',
    oldest: 144,
    commands: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    applications: ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome'],
    windowsPaths: ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe'],
    packages: ['chromium', 'chromium-l10n', 'xvfb', 'imagemagick', 'fonts-noto-core'],
    download: 'chrome@stable',
  },
  firefox: {
    title: 'Firefox',
    variable: 'FIREFOX_PATH',
    oldest: 142,
    commands: ['firefox', 'firefox-esr'],
    applications: ['Firefox.app/Contents/MacOS/firefox'],
    windowsPaths: ['Mozilla Firefox\\firefox.exe'],
    packages: ['firefox-esr', 'firefox-esr-l10n-ar', 'firefox-esr-l10n-fr'],
    download: 'firefox@stable',
  },
}

/** The path of the browser's executable. */
export async function findBrowser(name: BrowserName, machine: Machine = thisMachine): Promise<string> {
  const { title, variable, oldest, packages } = browserFacts[name]
  const named = machine.env[variable]
  if (named && !existsSync(named)) throw new Error(`${variable} names ${named}, and there is no such file.`)
  if (named) return named
  const found = await findInstalled(name, machine)
  if (found) return found
  if (await installPackages(title, packages, machine)) {
    const installed = await findInstalled(name, machine)
    if (installed) return installed
  }
  const downloaded = await download(name, machine)
  if (downloaded) return downloaded
  throw new Error(
    `No ${title} ${oldest} or later was found and none could be installed: install it, or set ${variable} to its executable.`,
  )
}

async function findInstalled(name: BrowserName, machine: Machine): Promise<string | undefined> {
  for (const path of listPlaces(name, machine)) {
    if (existsSync(path) && (await isNewEnough(name, path, machine))) return path
  }
  return undefined
}

function listPlaces(name: BrowserName, machine: Machine): string[] {
  const { commands, applications, windowsPaths } = browserFacts[name]
  const { env, platform } = machine
  const onPath = commands.flatMap((command) => findProgram(command, machine) ?? [])
  const applicationFolders = [join(env.HOME ?? homedir(), 'Applications'), '/Applications']
  const windowsFolders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(isGiven)
  return [
    ...(platform === 'darwin'
      ? applicationFolders.flatMap((folder) => applications.map((app) => join(folder, app)))
      : []),
    ...(platform === 'win32'
      ? windowsFolders.flatMap((folder) => windowsPaths.map((path) => join(folder, path)))
      : onPath),
    ...[readNote(name, machine)].filter(isGiven),
  ]
}

function isGiven(text: string | undefined): text is string {
  return Boolean(text)
}

/** A browser that cannot tell its version does not run at all: Ubuntu's stand-in for a snap is such a one. */
async function isNewEnough(name: BrowserName, path: string, { platform, env }: Machine): Promise<boolean> {
  if (platform === 'win32') return true
  try {
    const { stdout } = await run(path, ['--version'], { env, timeout: 20_000 })
    return Number(/(\d+)\.\d/.exec(stdout)?.[1]) >= browserFacts[name].oldest
  } catch {
    return false
  }
}

/** Puppeteer's own installer is here with puppeteer-core; what it fetched is noted, to be found without the network. */
async function download(name: BrowserName, machine: Machine): Promise<string | undefined> {
  const { title, download: wanted } = browserFacts[name]
  const npx = findProgram(machine.platform === 'win32' ? 'npx.cmd' : 'npx', machine)
  if (!npx) return undefined
  process.stderr.write(`downloading ${title}…\n`)
  const note = findNote(name, machine)
  const options = ['--path', dirname(note), '--format', '{{path}}']
  try {
    const { stdout } = await run(npx, ['--yes', '@puppeteer/browsers', 'install', wanted, ...options], {
      env: machine.env,
      shell: machine.platform === 'win32',
    })
    const path = stdout.trim().split('\n').at(-1) ?? ''
    if (!existsSync(path)) return undefined
    mkdirSync(dirname(note), { recursive: true })
    writeFileSync(note, path)
    return path
  } catch {
    return undefined
  }
}

function findNote(name: BrowserName, { env }: Machine): string {
  return join(env.XDG_CACHE_HOME ?? join(env.HOME ?? homedir(), '.cache'), 'fil-browsers', `${name}.path`)
}

function readNote(name: BrowserName, machine: Machine): string | undefined {
  const note = findNote(name, machine)
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : undefined
}
