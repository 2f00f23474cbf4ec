/** Starts a real browser with the built extension in it, and ends it with all that it brought along. */
import { driveChromium, startChromium } from './chromium.ts'
import { type Display, findDisplay } from './display.ts'
import type { Wishes } from './driver.ts'
import { prepareEnding } from './ending.ts'
import { type FilBrowser, operate } from './fil-browser.ts'
import { browserFacts, findBrowser } from './find-browser.ts'
import { driveFirefox, startFirefox } from './firefox.ts'
import { keepSpawned } from './keeper.ts'
import { installPackages } from './packages.ts'
import { openProfile } from './profile.ts'

export async function launchFil(wishes: Wishes): Promise<FilBrowser> {
  const { browser: name, headless = true, language = 'en', colorScheme = 'light', timeZone } = wishes
  const executable = await findBrowser(name)
  if (language !== 'en') await installPackages(`${name}'s languages`, browserFacts[name].packages)
  const profile = openProfile(wishes)
  let display: Display | undefined
  const clear = async () => {
    profile.remove()
    await display?.close()
  }
  let giveUp = clear
  try {
    display = headless ? undefined : await findDisplay()
    const screen = display?.name
    const { saysYes, netLog } = wishes
    const looks = { headless, language, timeZone, colorScheme, display: screen }
    const launch = { executable, profile, saysYes, netLog, ...looks }
    const browser = await keepSpawned(() => starters[name](launch))
    const child = browser.process()
    if (!child) throw new Error('The browser runs in no process of ours.')
    const ending = prepareEnding(child, () => browser.close(), clear)
    giveUp = ending.kill
    const driver = await drivers[name](browser, launch)
    if (profile.isNew && !wishes.keepsWelcome) await driver.closeWelcome()
    return operate(driver, ending, screen, colorScheme)
  } catch (error) {
    await giveUp()
    throw error
  }
}

const starters = { chromium: startChromium, firefox: startFirefox }
const drivers = { chromium: driveChromium, firefox: driveFirefox }
