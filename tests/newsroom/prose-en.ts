/** How the English outlets write: their words, paragraphs and everyday news from anywhere. */
import type { Prose } from './prose.ts'

export const english: Prose = {
  sections: {
    city: 'Town',
    water: 'Water',
    culture: 'Culture',
    sport: 'Sport',
    trade: 'Trade',
    nature: 'Outdoors',
  },
  bylines: [
    'Nora Callisto',
    'Tomas Verdial',
    'Imogen Farrugio',
    'Samir Halloway',
    'Beatriz Quillan',
    'Leo Zammert',
  ],
  words: {
    by: 'By',
    alsoRead: 'Read next',
    follow: 'Follow us on social media',
    latest: 'The latest',
    rights: 'An imaginary newspaper. All rights dreamt of.',
    notFound: 'This page has put out to sea.',
    signIn: 'Sign in to continue',
  },
  openings: {
    city: [
      'The news had been going round the neighbourhood for days before anyone wrote it down. This morning it became official, and the first residents came to see for themselves, coffee in hand and questions at the ready.',
      'Some changes announce themselves with noise, others with its absence. This one could be read in people’s faces: they stopped, pointed, and told whoever stood next to them what they thought they knew.',
      'By the time the shutters went up, the street was talking about something other than the weather. The council has confirmed it, the regulars have opinions, and everyone seems to have walked the long way round to check.',
    ],
    water: [
      'Down by the water nobody looks at a watch: they read the light, the colour of the waves, the way the birds turn. Since yesterday every sign has said the same thing, and the old hands are nodding.',
      'It took two nights, an unexpected calm and the stubbornness of a very small crew. The confirmation came a little before dawn, over a radio with more crackle than voice.',
      'People spoke of it quietly at first, for fear of scaring off the luck. It is now in the logbook, with the hour, the wind and a slightly damp signature.',
    ],
    culture: [
      'The room was full long before the hour, and chairs had been added all the way down the corridor. One does not see a beginning every day, and everybody present seemed to know it.',
      'It started with a tin box, a chance meeting and a pot of tea that lasted three hours. The rest, as so often, came down to the patience of a few people whom nobody had thought to discourage.',
      'Push the door and you understand that time is not kept in minutes here. On the table lie tools, loose sheets and a radio turned low; on the wall, years of work.',
    ],
    sport: [
      'The crowd was on its feet well before the end. When the last move was made there was a second of silence, and then a roar that could be heard from the market.',
      'Nothing at the start hinted at such a story: a low sky, heavy legs, opponents with a reputation. Yet it was settled late, at the place and the moment that no one was watching.',
      'Training begins at six, before school and before work. That is where it was built, far from the stands: a result that even the optimists had not dared to chalk on the board.',
    ],
    trade: [
      'On the stalls and in the workshops the notebooks are out and the sums are being done again. The trend has been visible since autumn; this week’s figures make it hard to argue with.',
      'There were three of them to begin with, round a borrowed table. There are forty now, with orders until spring and a telephone that will not stay quiet.',
      'It is a small line in the tables, but it matters to those who live by it. Growers, sellers and buyers have, for once, reasons to smile at the same time.',
    ],
    nature: [
      'You had to get up early and keep silent. The observers, flat in the cold grass, saw one shadow first, then another, and then what they had stopped hoping for.',
      'Land has a memory, say those who work it. This season proves them right: what was thought lost is returning, slowly, from the edges.',
      'The night’s readings leave little doubt, and the landscape leaves less. Up on the slope the wardens walk in single file, note, photograph, and go home without leaving a trace.',
    ],
  },
  middles: [
    '“We had given up on it, and then it happened,” says a neighbour with a basket under her arm. Around her everyone has a memory to add, a date to dispute, a detail that the others have surely forgotten.',
    'The numbers ask for patience: it will take until the end of the quarter to measure the real effect. The first readings are encouraging, but nobody wants to speak too soon.',
    'The idea is not a new one. A first attempt, some ten years ago, was lost in a drawer; two notebooks and a handful of photographs are all that remain of it.',
    'Work starts early here. At six the lamps are already lit, the tea goes round, and the tasks are shared out without a raised voice.',
    'Not everybody is convinced. Some would have liked to be asked first; others fear that the enthusiasm will leave with the visitors.',
    '“We learnt it by doing it,” says the woman in charge, who would rather show than tell. She opens a ledger, turns three pages and puts a finger on a line: it is all written down.',
    'The cost has stayed reasonable, they insist, because almost everything was mended rather than replaced. The missing parts were made a few streets away.',
    'Schools have been invited to come and look. Some thirty classes have signed up already, and a second visit has been added on Wednesday afternoons.',
  ],
  closings: [
    'The next meeting is on Saturday morning, whatever the weather. Entry is free, and questions are welcome.',
    'A first report is due in a few weeks. Until then the impatient may always drop in: the door is open.',
    'As for what comes next, everyone gives the same answer: carry on, gently, and break nothing.',
    'Evening falls and the tools are put away. It will all have to be done again tomorrow, and nobody seems to mind.',
  ],
  followUps: ['In pictures – %', 'Update – %', 'Your questions – %'],
  places: [
    ...['Tavira', 'Cádiz', 'Málaga', 'Palma', 'Menorca', 'Marseille', 'Bastia', 'Genoa', 'Cagliari'],
    ...['Palermo', 'Gozo', 'Split', 'Kotor', 'Corfu', 'Chania', 'Rhodes', 'Paphos', 'Tangier'],
  ],
  happenings: {
    city: [
      'free town shuttle extended to the end of the month',
      'old kiosk becomes a library of borrowed books',
      'main square finished two weeks ahead of time',
      'street lamps dimmed so that the stars can be seen',
    ],
    water: [
      'the old quarter’s fountain runs again',
      'reservoirs at their highest in three years',
      'children learn to read the tides',
    ],
    culture: [
      'three evenings of music in the public gardens',
      'bookbinders open their workshops',
      'old photographs go on show at the station',
      'film club celebrates its hundredth screening',
    ],
    sport: [
      'local side wins the neighbourhood cup',
      'night race draws 800 runners',
      'restored running track welcomes its first class',
    ],
    trade: [
      'Saturday market grows by thirty stalls',
      'leather workers open a shop together',
      'the first clementines reach the stalls',
    ],
    nature: [
      'neighbours plant a public orchard',
      'thunderstorms expected towards evening',
      'swifts are back under the eaves',
    ],
  },
}
