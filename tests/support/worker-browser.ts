/** The browser as the worker sees it in unit tests: it answers, and does nothing. */

const nothing = async () => undefined

/** Its parts, to be spread into a fake that adds what the test is about. */
export const quietParts = {
  storage: { session: { get: async () => ({}), set: nothing } },
  action: {
    setBadgeText: nothing,
    setBadgeTextColor: nothing,
    setBadgeBackgroundColor: nothing,
    setTitle: nothing,
  },
  i18n: { getMessage: (key: string) => key, getUILanguage: () => 'en' },
}
