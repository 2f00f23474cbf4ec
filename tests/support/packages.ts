/** Installs what the tests need on a Debian family system where they run as root, once and one at a time. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The machine as a search for programs sees it; tests hand in an invented one. */
export interface Machine {
  env: NodeJS.ProcessEnv
  platform: NodeJS.Platform
  uid: number | undefined
}

export const thisMachine: Machine = {
  env: process.env,
  platform: process.platform,
  uid: process.getuid?.(),
}

/** Where a program of this name is, or nothing. */
export function findProgram(name: string, { env }: Machine = thisMachine): string | undefined {
  return (env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path))
}

/** Installs those of the packages that are missing. False where this is not ours to do, or where it failed. */
export async function installPackages(
  purpose: string,
  names: string[],
  machine: Machine = thisMachine,
): Promise<boolean> {
  if (machine.uid !== 0 || !findProgram('apt-get', machine)) return false
  if (await areInstalled(names, machine)) return true
  process.stderr.write(`installing ${purpose}…\n`)
  try {
    await run('flock', [lockFile, 'sh', '-ec', installation, 'sh', ...names], {
      env: { ...machine.env, DEBIAN_FRONTEND: 'noninteractive' },
      maxBuffer: 64 * 1024 * 1024,
    })
    return true
  } catch (error) {
    process.stderr.write(`${purpose} could not be installed: ${findReason(error)}\n`)
    return false
  }
}

const lockFile = '/run/fil-packages.lock'

const allInstalled =
  'test $(dpkg-query --status "$@" 2>/dev/null | grep -cx "Status: install ok installed") -eq $#'

/** Whoever waited for the lock finds the work done. */
const installation = [
  `${allInstalled} && exit 0`,
  'apt-get update --quiet',
  'apt-get install --yes --quiet --no-install-recommends -o DPkg::Lock::Timeout=300 "$@"',
].join('\n')

async function areInstalled(names: string[], { env }: Machine): Promise<boolean> {
  try {
    await run('sh', ['-c', allInstalled, 'sh', ...names], { env })
    return true
  } catch {
    return false
  }
}

function findReason(error: unknown): string {
  const said = String((error as { stderr?: unknown }).stderr ?? '')
  const lines = said.split('\n').filter((line) => line.startsWith('E:'))
  return lines[0] ?? String((error as Error).message).split('\n')[0] ?? 'no reason given'
}
