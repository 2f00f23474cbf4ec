/** What a new reader may begin with: hand-picked news sites, in packs. */

export interface PackSite {
  title: string
  /** BCP 47. */
  language: 'ar' | 'fr' | 'en'
  url: string
  /** Nobody of Fil has read it from where we are: it may have moved. */
  unverified?: true
}

export interface Pack {
  name: 'morocco' | 'francophone' | 'arabic' | 'world'
  sites: PackSite[]
}

export const packs: Pack[] = [
  {
    name: 'morocco',
    sites: [
      { title: 'Hespress', language: 'ar', url: 'https://www.hespress.com/sitemap-news.xml' },
      { title: 'Hespress FR', language: 'fr', url: 'https://fr.hespress.com/feed' },
      { title: 'Hespress EN', language: 'en', url: 'https://en.hespress.com/feed' },
      { title: 'Le360', language: 'fr', url: 'https://fr.le360.ma/arc/outboundfeeds/sitemap-news/' },
      { title: 'TelQuel', language: 'fr', url: 'https://telquel.ma/feed' },
      { title: "Aujourd'hui le Maroc", language: 'fr', url: 'https://aujourdhui.ma/feed/' },
      { title: 'LesEco', language: 'fr', url: 'https://leseco.ma/feed/' },
      { title: 'Yabiladi', language: 'fr', url: 'https://www.yabiladi.com/rss/news.xml' },
      {
        title: 'Bladi',
        language: 'fr',
        url: 'https://www.bladi.net/spip.php?page=backend',
        unverified: true,
      },
      { title: 'La Vie éco', language: 'fr', url: 'https://www.lavieeco.com/feed/', unverified: true },
      { title: 'Médias24', language: 'fr', url: 'https://medias24.com/feed/', unverified: true },
      { title: 'Le Desk', language: 'fr', url: 'https://ledesk.ma/feed/', unverified: true },
    ],
  },
  {
    name: 'francophone',
    sites: [
      { title: 'Le Monde', language: 'fr', url: 'https://www.lemonde.fr/rss/une.xml' },
      { title: 'France 24', language: 'fr', url: 'https://www.france24.com/fr/rss', unverified: true },
      { title: 'RFI', language: 'fr', url: 'https://www.rfi.fr/fr/rss', unverified: true },
      { title: 'BBC Afrique', language: 'fr', url: 'https://feeds.bbci.co.uk/afrique/rss.xml' },
    ],
  },
  {
    name: 'arabic',
    sites: [
      { title: 'Al Jazeera', language: 'ar', url: 'https://www.aljazeera.net/rss', unverified: true },
      {
        title: 'BBC Arabic',
        language: 'ar',
        url: 'https://feeds.bbci.co.uk/arabic/rss.xml',
        unverified: true,
      },
      { title: 'France 24 Arabic', language: 'ar', url: 'https://www.france24.com/ar/rss', unverified: true },
    ],
  },
  {
    name: 'world',
    sites: [
      { title: 'BBC World', language: 'en', url: 'https://feeds.bbci.co.uk/news/world/rss.xml' },
      { title: 'Al Jazeera English', language: 'en', url: 'https://www.aljazeera.com/xml/rss/all.xml' },
      { title: 'The Guardian', language: 'en', url: 'https://www.theguardian.com/international/rss' },
    ],
  },
]
