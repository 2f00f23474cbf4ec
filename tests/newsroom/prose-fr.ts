/** How the French outlets write: their words, paragraphs and everyday news from anywhere. */
import type { Prose } from './prose.ts'

export const french: Prose = {
  sections: {
    city: 'Ville',
    water: 'Au fil de l’eau',
    culture: 'Culture',
    sport: 'Sport',
    trade: 'Économie',
    nature: 'Nature',
  },
  bylines: [
    'Ghita Sefraoui',
    'Yanis Tazrout',
    'Malika Oudghiri',
    'Driss Amezian',
    'Inès Belmarin',
    'Karim Zerouq',
  ],
  words: {
    by: 'Par',
    alsoRead: 'À lire aussi',
    follow: 'Suivez-nous sur les réseaux',
    latest: 'Les dernières nouvelles',
    rights: 'Journal imaginaire, tous droits rêvés.',
    notFound: 'Cette page a pris le large.',
    signIn: 'Connectez-vous pour continuer',
  },
  openings: {
    city: [
      'La nouvelle circulait depuis quelques jours dans le quartier ; elle est désormais officielle. Dès ce matin, les premiers habitants sont venus voir par eux-mêmes, un café à la main et beaucoup de questions en réserve.',
      'Il y a des changements que l’on remarque au bruit, d’autres au silence. Celui-ci se lit d’abord sur les visages : on s’arrête, on montre du doigt, on raconte au voisin ce que l’on croit savoir.',
      'À l’heure où les rideaux se lèvent, la rue parlait déjà d’autre chose que du temps qu’il fait. Les services de la ville confirment, les riverains commentent, et chacun refait le chemin à pied pour en avoir le cœur net.',
    ],
    water: [
      'Au bord de l’eau, personne ne regarde sa montre : on lit la lumière, la couleur des vagues, le vol des oiseaux. Depuis hier, tous ces signes disent la même chose, et les anciens hochent la tête.',
      'L’eau avait son idée, comme toujours. Il a fallu deux nuits, un calme inattendu et l’obstination d’une petite équipe pour que la nouvelle se confirme, peu avant l’aube.',
      'On en parlait à voix basse sur la rive, de peur de faire fuir la chance. C’est maintenant écrit noir sur blanc dans le carnet de quart, avec l’heure, le vent et une signature un peu mouillée.',
    ],
    culture: [
      'La salle était pleine bien avant l’heure, et l’on avait ajouté des chaises jusque dans le couloir. Ce n’est pas tous les jours que l’on assiste à un commencement, et chacun semblait le savoir.',
      'Tout est parti d’une boîte en fer, d’une rencontre et d’un thé qui a duré trois heures. Le reste, comme souvent, tient à la patience de quelques passionnés que personne n’avait pensé à décourager.',
      'Il suffit de pousser la porte pour comprendre que le temps, ici, ne se compte pas en minutes. Sur la table, des outils, des feuilles, une radio en sourdine ; au mur, des années de travail.',
    ],
    sport: [
      'Le public s’était levé bien avant le coup de sifflet. Quand le dernier geste est parti, il y a eu une seconde de silence, puis une clameur que l’on a entendue jusqu’au marché.',
      'Rien n’annonçait un tel scénario au départ : un ciel bas, des jambes lourdes, des adversaires réputés intraitables. C’est pourtant dans la dernière partie que tout s’est joué, à l’endroit et au moment où on l’attendait le moins.',
      'L’entraînement commence à six heures, avant l’école et avant le travail. C’est là, loin des tribunes, que s’est construite une performance que même les plus optimistes n’avaient pas osé écrire sur le tableau.',
    ],
    trade: [
      'Sur les étals comme dans les ateliers, on sort les cahiers et l’on refait les comptes. La tendance se dessinait depuis la rentrée ; les relevés de la semaine la rendent difficile à contester.',
      'Ils étaient trois au début, autour d’une table prêtée. Ils sont aujourd’hui une quarantaine, avec des commandes jusqu’au printemps et un téléphone qui ne se tait plus.',
      'C’est une petite ligne dans les tableaux, mais elle change beaucoup de choses pour ceux qui en vivent. Producteurs, marchands et clients y trouvent, pour une fois, des raisons de sourire en même temps.',
    ],
    nature: [
      'Il fallait se lever tôt et ne rien dire. Les observateurs, couchés dans l’herbe froide, ont vu d’abord une ombre, puis une autre, puis ce qu’ils n’espéraient plus.',
      'La terre a de la mémoire, répètent ceux qui la travaillent. Cette saison leur donne raison : ce que l’on croyait perdu revient, lentement, par les bords.',
      'Les relevés de la nuit ne laissent guère de doute, et le paysage encore moins. Sur la pente, les gardes avancent en file, notent, photographient, et repartent sans laisser de traces.',
    ],
  },
  middles: [
    '« On n’y croyait plus, puis c’est arrivé », sourit une habitante venue en voisine, son panier sous le bras. Autour d’elle, chacun y va de son souvenir, de sa date, de son détail que les autres auraient oublié.',
    'Les chiffres, eux, invitent à la patience : il faudra attendre la fin du trimestre pour mesurer l’effet réel. Les premiers relevés sont encourageants, mais personne ne veut parler trop vite.',
    'L’histoire ne date pas d’hier. Une première tentative, il y a une dizaine d’années, s’était perdue dans les tiroirs ; deux carnets et une poignée de photographies en ont gardé la trace.',
    'Sur place, on travaille tôt. À six heures, les lampes sont déjà allumées, le thé circule, et l’on se répartit les tâches sans hausser la voix.',
    'Tout le monde n’est pas convaincu. Certains auraient préféré davantage de concertation ; d’autres craignent que l’élan retombe une fois les curieux repartis.',
    '« Nous avons appris en faisant », résume la responsable de l’équipe, qui préfère montrer que raconter. Elle ouvre un registre, tourne trois pages, pose le doigt sur une ligne : tout y est noté.',
    'Le coût reste raisonnable, assure-t-on, parce que presque tout a été réparé plutôt que remplacé. Les pièces manquantes ont été fabriquées à quelques rues de là.',
    'Les écoles de la région sont invitées à venir voir. Une trentaine de classes se sont déjà inscrites, et il a fallu ajouter une visite le mercredi après-midi.',
  ],
  closings: [
    'Prochain rendez-vous samedi matin, par tous les temps. L’entrée est libre, et l’on peut venir avec ses questions.',
    'Un bilan sera présenté dans quelques semaines. D’ici là, les plus impatients peuvent toujours passer voir : la porte reste ouverte.',
    'Quant à la suite, elle tient en une phrase, répétée par tous : continuer, doucement, sans rien casser.',
    'Le soir tombe, on range les outils. Demain, il faudra recommencer, et personne ne s’en plaint.',
  ],
  followUps: ['En images – %', 'Mise à jour – %', 'Vos questions – %'],
  places: [
    ...['Tanger', 'Tétouan', 'Asilah', 'Larache', 'Rabat', 'Salé', 'El Jadida', 'Safi', 'Agadir'],
    ...['Fès', 'Meknès', 'Ifrane', 'Marrakech', 'Oujda', 'Nador', 'Al Hoceïma', 'Taza', 'Chefchaouen'],
  ],
  happenings: {
    city: [
      'la navette gratuite du centre prolongée jusqu’à la fin du mois',
      'un ancien kiosque transformé en boîte à livres',
      'les travaux de la place principale terminés avec deux semaines d’avance',
      'l’éclairage public passe aux lampes économes',
    ],
    water: [
      'la fontaine du vieux quartier coule de nouveau',
      'les réserves d’eau au plus haut depuis trois ans',
      'un atelier apprend aux enfants à ne rien gaspiller',
    ],
    culture: [
      'trois jours de musique andalouse dans les jardins',
      'les relieurs ouvrent leurs ateliers au public',
      'des photographies anciennes exposées dans la gare',
      'le ciné-club fête sa centième séance',
    ],
    sport: [
      'le club local remporte le tournoi des quartiers',
      'une course de nuit réunit 800 coureurs',
      'la piste d’athlétisme rénovée accueille les scolaires',
    ],
    trade: [
      'le marché du samedi s’agrandit de trente étals',
      'les artisans du cuir lancent une vente commune',
      'les premières clémentines arrivent sur les étals',
    ],
    nature: [
      'un verger public planté par les voisins',
      'orages attendus en fin de journée',
      'les martinets sont de retour sous les toits',
    ],
  },
}
