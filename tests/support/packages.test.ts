import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { hasDisplay } from './display.ts'
import { findProgram, installPackages, type Machine } from './packages.ts'

let bin: string
let machine: Machine

beforeEach(() => {
  bin = mkdtempSync(join(tmpdir(), 'fil-packages-test-'))
  machine = { env: { PATH: `/nowhere:${bin}` }, platform: 'linux', uid: 0 }
  symlinkSync(findProgram('grep') ?? '', join(bin, 'grep'))
  symlinkSync('/bin/sh', join(bin, 'sh'))
  addProgram('flock', 'shift; exec "$@"')
  addProgram('apt-get', `echo "$1" >> ${bin}/done`)
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})

afterEach(() => {
  vi.restoreAllMocks()
  rmSync(bin, { recursive: true })
})

describe.skipIf(process.platform === 'win32')('packages', () => {
  test('that are all there are left alone', async () => {
    addProgram('dpkg-query', 'echo "Status: install ok installed"; echo "Status: install ok installed"')
    expect(await installPackages('Two', ['one', 'two'], machine)).toBe(true)
    expect(existsSync(join(bin, 'done'))).toBe(false)
    expect(process.stderr.write).not.toHaveBeenCalled()
  })

  test('that were removed but for their settings are installed', async () => {
    addProgram('dpkg-query', 'echo "Status: deinstall ok config-files"')
    expect(await installPackages('One', ['one'], machine)).toBe(true)
    expect(readFileSync(join(bin, 'done'), 'utf8')).toBe('update\ninstall\n')
  })

  test('that somebody else installed while we waited are not installed again', async () => {
    addProgram('dpkg-query', `test -e ${bin}/asked && echo "Status: install ok installed"; : > ${bin}/asked`)
    expect(await installPackages('One', ['one'], machine)).toBe(true)
    expect(existsSync(join(bin, 'done'))).toBe(false)
  })

  test('are not for us to install unless we are root on a Debian family system', async () => {
    expect(await installPackages('One', ['one'], { ...machine, uid: 1000 })).toBe(false)
    rmSync(join(bin, 'apt-get'))
    expect(await installPackages('One', ['one'], machine)).toBe(false)
    expect(existsSync(join(bin, 'done'))).toBe(false)
  })
})

test('there is a display on Linux only where DISPLAY names one', () => {
  expect(hasDisplay({ ...machine, env: { DISPLAY: ':0' } })).toBe(true)
  expect(hasDisplay({ ...machine, env: { DISPLAY: '' } })).toBe(false)
  expect(hasDisplay({ ...machine, platform: 'darwin' })).toBe(true)
})

function addProgram(name: string, script: string): void {
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`)
  chmodSync(join(bin, name), 0o755)
}
